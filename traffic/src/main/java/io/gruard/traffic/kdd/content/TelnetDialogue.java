package io.gruard.traffic.kdd.content;

import io.gruard.traffic.flow.FlowContent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A Telnet session (RFC 854). The lines that the client types after the login are commands; the lines of the server are
 * prompts and messages. The two streams do not show which answer belongs to which command, and the features do not
 * depend on it.
 */
final class TelnetDialogue {
    private static final Pattern REFUSED = Pattern.compile(
            "login incorrect|login failed|incorrect login|authentication fail", Pattern.CASE_INSENSITIVE);
    private static final Pattern ASKS_PASSWORD =
            Pattern.compile("^\\W*password(?: for \\S+)?:", Pattern.CASE_INSENSITIVE);
    private static final Pattern WELCOME = Pattern.compile("^last login", Pattern.CASE_INSENSITIVE);
    private static final Pattern PROMPT = Pattern.compile("^[^#$%>]{0,64}[#$%>](?: |$)");
    private static final Pattern ROOT_PROMPT = Pattern.compile("^[^#$%>]{0,64}#(?: |$)");
    private static final Pattern ERROR = Pattern.compile(
            "not found|no such file|permission denied|cannot (?:access|open)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SUPER_USER =
            Pattern.compile("^su(?: -l?| --login)?(?: root)?\\s*$|^su(?: -l?)? (?:root )?-c");
    private static final Pattern OWN_PROGRAM = Pattern.compile("(?:^|[;|&]\\s*)\\./\\S");

    private final Tally tally = new Tally();
    /** Failed logins before one was accepted. Failed logins of {@code su} come later. */
    private int refusedBefore;

    private TelnetDialogue() {}

    static ContentFeatures read(FlowContent content) {
        TelnetDialogue dialogue = new TelnetDialogue();
        dialogue.takeServer(DialogueLines.of(text(content.responder())));
        dialogue.takeClient(DialogueLines.of(text(content.originator())));
        return dialogue.tally.features();
    }

    private void takeServer(List<String> lines) {
        boolean asked = false;
        for (String line : lines) {
            asked |= ASKS_PASSWORD.matcher(line).find();
            if (REFUSED.matcher(line).find()) {
                tally.failedLogins++;
                refusedBefore += tally.loggedIn ? 0 : 1;
                continue;
            }
            if (asked && (WELCOME.matcher(line).find() || PROMPT.matcher(line).find())) {
                tally.loggedIn = true;
            }
            if (tally.loggedIn) {
                takeOutput(line);
            }
        }
    }

    private void takeOutput(String line) {
        boolean root = ROOT_PROMPT.matcher(line).find();
        tally.rootShell |= root;
        tally.rootAccesses += root || Marks.namesRoot(line) ? 1 : 0;
        tally.compromised += ERROR.matcher(line).find() ? 1 : 0;
    }

    private void takeClient(List<String> lines) {
        int logins = refusedBefore + (tally.loggedIn ? 1 : 0);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (i < 2 * logins) {
                boolean last = tally.loggedIn && i == 2 * logins - 2;
                takeName(line, i % 2 == 0, last);
            } else if (tally.loggedIn) {
                takeCommand(line);
            }
        }
    }

    private void takeName(String line, boolean name, boolean accepted) {
        if (!name) {
            return;
        }
        tally.hot += !accepted && Marks.host(line) ? 1 : 0;
        tally.hostLogin |= accepted && Marks.host(line);
        tally.guestLogin |= accepted && Marks.guest(line);
    }

    private void takeCommand(String line) {
        if (SUPER_USER.matcher(line).find()) {
            tally.suAttempted = tally.rootShell ? 2 : 1;
        }
        tally.hot +=
                Marks.systemDirectories(line) > 0 || OWN_PROGRAM.matcher(line).find() ? 1 : 0;
        tally.shells += Marks.startsShell(line) ? 1 : 0;
        tally.fileCreations += Marks.createsFile(line) ? 1 : 0;
        tally.accessFiles += Marks.accessFiles(line);
    }

    /** The text of a side without Telnet commands (RFC 854, 855), with deletions applied. */
    static String text(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        int at = 0;
        while (at < bytes.length) {
            int value = bytes[at] & 0xff;
            if (value == Command.IAC && at + 1 < bytes.length && (bytes[at + 1] & 0xff) != Command.IAC) {
                at = Command.end(bytes, at);
                continue;
            }
            at += value == Command.IAC ? 2 : 1;
            append(value, text);
        }
        return text.toString();
    }

    private static void append(int value, StringBuilder text) {
        if (value != 0x08 && value != 0x7f) {
            text.append(new String(new byte[] {(byte) value}, StandardCharsets.ISO_8859_1));
        } else if (!text.isEmpty() && text.charAt(text.length() - 1) >= ' ') {
            text.setLength(text.length() - 1);
        }
    }

    /** Telnet commands. */
    private static final class Command {
        static final int IAC = 255;
        private static final int SUBNEGOTIATION = 250;
        private static final int SUBNEGOTIATION_END = 240;

        /** The end of a command that begins at {@code at}. */
        static int end(byte[] bytes, int at) {
            int command = bytes[at + 1] & 0xff;
            if (command < SUBNEGOTIATION) {
                return at + 2;
            }
            if (command > SUBNEGOTIATION) {
                return Math.min(bytes.length, at + 3);
            }
            for (int i = at + 2; i + 1 < bytes.length; i++) {
                if ((bytes[i] & 0xff) == IAC && (bytes[i + 1] & 0xff) == SUBNEGOTIATION_END) {
                    return i + 2;
                }
            }
            return bytes.length;
        }
    }
}
