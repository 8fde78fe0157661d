package io.gruard.traffic.kdd.content;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The final replies of an FTP (RFC 959) or SMTP (RFC 5321) server: three digits, on the last line of the reply. */
final class Replies {
    private static final Pattern LAST_LINE = Pattern.compile("[1-5]\\d\\d(?: .*)?");

    private final List<Integer> codes = new ArrayList<>();

    /** Finds the replies. Preliminary replies (1yz) are skipped; the first other reply is the greeting. */
    Replies(List<String> lines) {
        for (String line : lines) {
            if (LAST_LINE.matcher(line).matches() && line.charAt(0) != '1') {
                codes.add(Integer.valueOf(line.substring(0, 3)));
            }
        }
    }

    /** Whether the server sent a greeting. */
    boolean greeted() {
        return !codes.isEmpty();
    }

    /** The reply to a command, counted from 0; 0 if there is none. */
    int to(int command) {
        return command + 1 < codes.size() ? codes.get(command + 1) : 0;
    }
}
