package io.gruard.traffic.kdd.content;

import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.flow.FlowContent;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Recognises the clear-text protocol of a connection and extracts its features. It looks at the content, so that
 * servers on other ports are found. The port decides only if the content fits several protocols.
 */
public final class ClearText {
    private static final Pattern REQUEST = Pattern.compile("[A-Z]{3,16} \\S+ HTTP/\\d\\.\\d");
    private static final Set<String> MAIL_COMMANDS = Set.of("EHLO", "HELO", "LHLO", "MAIL", "VRFY", "EXPN");
    private static final Set<String> FILE_COMMANDS = Set.of("USER", "AUTH", "FEAT", "SYST", "OPTS");
    private static final Set<Integer> MAIL_PORTS = Set.of(25, 587, 2525);
    private static final int FILE_PORT = 21;
    private static final int TELNET_PORT = 23;
    private static final int POST_OFFICE_PORT = 110;
    private static final Set<Integer> WEB_PORTS = Set.of(80, 8000, 8080);
    private static final int TLS_HANDSHAKE = 0x16;

    private enum TextProtocol {
        FILES,
        TELNET,
        MAIL,
        WEB,
        POST_OFFICE,
        UNKNOWN
    }

    private ClearText() {}

    /**
     * The content features of a flow, as far as its content was kept. Empty if the protocol is another one or
     * encrypted, or if a side sent data of which nothing was kept.
     */
    public static Optional<ContentFeatures> read(Flow flow) {
        FlowContent content = flow.content();
        boolean unseen =
                lost(flow.originatorBytes(), content.originator()) || lost(flow.responderBytes(), content.responder());
        if (!flow.isTcp() || unseen || encrypted(content.originator())) {
            return Optional.empty();
        }
        List<String> asked = DialogueLines.of(content.originator());
        List<String> answered = DialogueLines.of(content.responder());
        return switch (protocol(flow, asked, answered)) {
            case FILES -> FileDialogue.read(asked, answered, flow.originator());
            case TELNET -> Optional.of(TelnetDialogue.read(content));
            case MAIL -> MailDialogue.read(asked, answered);
            case WEB -> Optional.of(WebDialogue.read(asked));
            case POST_OFFICE -> PostOfficeDialogue.read(asked, answered);
            case UNKNOWN -> Optional.empty();
        };
    }

    private static boolean lost(long sent, byte[] kept) {
        return sent > 0 && kept.length == 0;
    }

    private static boolean encrypted(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == TLS_HANDSHAKE && bytes[1] == 3;
    }

    private static TextProtocol protocol(Flow flow, List<String> asked, List<String> answered) {
        String question = asked.isEmpty() ? "" : asked.getFirst();
        String greeting = answered.isEmpty() ? "" : answered.getFirst();
        int port = flow.responderPort();
        if (REQUEST.matcher(question).lookingAt() || greeting.startsWith("HTTP/")) {
            return TextProtocol.WEB;
        }
        if (greeting.startsWith("+OK")) {
            return TextProtocol.POST_OFFICE;
        }
        if (greeting.startsWith("220")) {
            return ofGreeting(DialogueLines.verb(question), port);
        }
        if (port == TELNET_PORT) {
            return TextProtocol.TELNET;
        }
        return greeting.isEmpty() ? ofSilentServer(question, port) : TextProtocol.UNKNOWN;
    }

    private static TextProtocol ofGreeting(String verb, int port) {
        if (MAIL_COMMANDS.contains(verb) || MAIL_PORTS.contains(port)) {
            return TextProtocol.MAIL;
        }
        return FILE_COMMANDS.contains(verb) || port == FILE_PORT ? TextProtocol.FILES : TextProtocol.UNKNOWN;
    }

    /**
     * The protocol by the port, for a server that sent nothing. Unknown if the client's request is not of that
     * protocol.
     */
    private static TextProtocol ofSilentServer(String question, int port) {
        if (!question.isEmpty() && WEB_PORTS.contains(port)) {
            return TextProtocol.UNKNOWN;
        }
        if (WEB_PORTS.contains(port)) {
            return TextProtocol.WEB;
        }
        if (MAIL_PORTS.contains(port)) {
            return TextProtocol.MAIL;
        }
        return switch (port) {
            case FILE_PORT -> TextProtocol.FILES;
            case POST_OFFICE_PORT -> TextProtocol.POST_OFFICE;
            default -> TextProtocol.UNKNOWN;
        };
    }
}
