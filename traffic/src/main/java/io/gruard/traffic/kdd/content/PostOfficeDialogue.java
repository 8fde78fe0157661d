package io.gruard.traffic.kdd.content;

import java.util.List;
import java.util.Optional;

/** POP3 (RFC 1939). Replies to PASS and APOP are found by counting, because no message comes before them. */
final class PostOfficeDialogue {
    private PostOfficeDialogue() {}

    /** The features. Empty if the client switches to encryption. */
    static Optional<ContentFeatures> read(List<String> asked, List<String> answered) {
        Tally tally = new Tally();
        String user = "";
        for (int i = 0; i < asked.size() && !tally.loggedIn; i++) {
            // The first answer is the greeting. Until the login, every answer has one line.
            String reply = i + 1 < answered.size() ? answered.get(i + 1) : "";
            boolean accepted = reply.startsWith("+OK");
            switch (DialogueLines.verb(asked.get(i))) {
                case "STLS" -> {
                    if (accepted) {
                        return Optional.empty();
                    }
                }
                case "USER" -> user = DialogueLines.rest(asked.get(i));
                case "PASS" -> logIn(accepted, reply, user, tally);
                case "APOP" ->
                    logIn(accepted, reply, DialogueLines.rest(asked.get(i)).split(" ", 2)[0], tally);
                default -> {
                    // Other commands are not counted.
                }
            }
        }
        return Optional.of(tally.features());
    }

    private static void logIn(boolean accepted, String reply, String user, Tally tally) {
        tally.failedLogins += reply.startsWith("-ERR") ? 1 : 0;
        tally.loggedIn = accepted;
        tally.hostLogin = accepted && Marks.host(user);
        tally.guestLogin = accepted && Marks.guest(user);
    }
}
