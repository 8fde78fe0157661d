package io.gruard.traffic.kdd.content;

import java.util.List;
import java.util.Optional;

/**
 * SMTP (RFC 5321). As in the published rows, a connection is logged in if the server sends a greeting. Lines of
 * messages are searched like commands, because the rows also count file creations and access files in mail.
 */
final class MailDialogue {
    private static final int NOT_AUTHENTICATED = 535;
    private static final int READY = 220;

    private MailDialogue() {}

    /** The features. Empty if the client switches to encryption. */
    static Optional<ContentFeatures> read(List<String> asked, List<String> answered) {
        Replies replies = new Replies(answered);
        Tally tally = new Tally();
        tally.loggedIn = replies.greeted();
        int command = 0;
        boolean message = false;
        for (String line : asked) {
            if (message) {
                message = !line.equals(".");
                search(line, tally);
                // The end of a message has a reply; its lines have none.
                command += message ? 0 : 1;
                continue;
            }
            int reply = replies.to(command++);
            switch (DialogueLines.verb(line)) {
                case "STARTTLS" -> {
                    if (reply == READY) {
                        return Optional.empty();
                    }
                }
                case "DATA" -> message = reply / 100 == 3;
                default -> search(line, tally);
            }
            tally.failedLogins += reply == NOT_AUTHENTICATED ? 1 : 0;
        }
        return Optional.of(tally.features());
    }

    private static void search(String line, Tally tally) {
        tally.hot += Marks.systemDirectories(line) > 0 ? 1 : 0;
        tally.accessFiles += Marks.accessFiles(line);
        tally.rootAccesses += Marks.namesRoot(line) ? 1 : 0;
        // '>' at the beginning of a line of mail quotes. It redirects only after a command.
        tally.fileCreations += !line.startsWith(">") && Marks.createsFile(line) ? 1 : 0;
    }
}
