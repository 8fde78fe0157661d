package io.gruard.traffic.kdd.content;

import io.gruard.traffic.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The control connection of FTP (RFC 959): commands in order, each with its final reply. */
final class FileDialogue {
    private static final Set<String> TRANSFERS = Set.of("RETR", "STOR", "STOU", "APPE");
    private static final Set<String> CREATIONS = Set.of("STOR", "STOU", "APPE", "MKD", "XMKD");
    private static final int LOGGED_IN = 230;
    private static final int NOT_LOGGED_IN = 530;
    private static final int SECURED = 234;

    private final Tally tally = new Tally();
    private final IpAddress client;
    private String user = "";

    private FileDialogue(IpAddress client) {
        this.client = client;
    }

    /** The features. Empty if the client switches to encryption. */
    static Optional<ContentFeatures> read(List<String> commands, List<String> answers, IpAddress client) {
        Replies replies = new Replies(answers);
        FileDialogue dialogue = new FileDialogue(client);
        for (int i = 0; i < commands.size(); i++) {
            String verb = DialogueLines.verb(commands.get(i));
            if (verb.equals("AUTH") && replies.to(i) == SECURED) {
                return Optional.empty();
            }
            dialogue.take(verb, DialogueLines.rest(commands.get(i)), replies.to(i));
        }
        return Optional.of(dialogue.tally.features());
    }

    private void take(String verb, String argument, int reply) {
        switch (verb) {
            case "USER" -> user = argument;
            case "PORT", "EPRT" -> tally.outboundCommands += namesClient(argument) ? 0 : 1;
            default -> {
                // Other commands are counted below, by their argument.
            }
        }
        if (verb.equals("USER") || verb.equals("PASS") || verb.equals("ACCT")) {
            logIn(reply);
            return;
        }
        boolean done = reply / 100 == 2;
        if (CREATIONS.contains(verb) && done) {
            tally.fileCreations++;
        }
        boolean transferOfGuest = TRANSFERS.contains(verb) && tally.guestLogin;
        boolean stored = TRANSFERS.contains(verb) && CREATIONS.contains(verb) && done;
        tally.hot += transferOfGuest || stored || Marks.systemDirectories(argument) > 0 ? 1 : 0;
        tally.accessFiles += Marks.accessFiles(argument);
    }

    private void logIn(int reply) {
        if (reply == NOT_LOGGED_IN) {
            tally.failedLogins++;
        } else if (reply == LOGGED_IN) {
            tally.loggedIn = true;
            tally.guestLogin = Marks.guest(user);
            tally.hostLogin = Marks.host(user);
        }
    }

    /**
     * Whether the address of a PORT ({@code 10,0,0,1,p,p}) or EPRT ({@code |1|10.0.0.1|port|}) is the client's address.
     */
    private boolean namesClient(String argument) {
        String[] parts = argument.split("[,|]");
        if (argument.startsWith("|")) {
            return parts.length > 2 && same(parts[2]);
        }
        return parts.length == 6 && same(String.join(".", parts[0], parts[1], parts[2], parts[3]));
    }

    private boolean same(String address) {
        try {
            return IpAddress.parse(address).equals(client);
        } catch (IllegalArgumentException noAddress) {
            return false;
        }
    }
}
