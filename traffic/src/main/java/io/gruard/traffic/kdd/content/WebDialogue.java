package io.gruard.traffic.kdd.content;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTTP/1 (RFC 9112). As in the published rows, a connection is logged in if it contains a request. */
final class WebDialogue {
    private static final Pattern REQUEST = Pattern.compile("[A-Z]{3,16} (\\S+) HTTP/\\d\\.\\d");
    private static final Pattern ESCAPE = Pattern.compile("%([0-9A-Fa-f]{2})");
    private static final Pattern SHELL = Pattern.compile("/(?:sh|bash|csh|ksh|zsh)(?!\\w)");
    /** The attack {@code back} sends several thousand slashes; its rows have hot 2 and num_compromised 1. */
    private static final int MANY_SLASHES = 100;

    private WebDialogue() {}

    static ContentFeatures read(List<String> asked) {
        Tally tally = new Tally();
        for (String line : asked) {
            Matcher request = REQUEST.matcher(line);
            if (request.matches()) {
                tally.loggedIn = true;
                take(decoded(request.group(1)), tally);
            }
        }
        return tally.features();
    }

    private static void take(String target, Tally tally) {
        tally.hot += Marks.systemDirectories(target);
        tally.accessFiles += Marks.accessFiles(target);
        tally.shells += SHELL.matcher(target).find() ? 1 : 0;
        if (target.contains("/../")) {
            tally.compromised++;
        }
        if (target.chars().filter(c -> c == '/').count() > MANY_SLASHES) {
            tally.hot += 2;
            tally.compromised++;
        }
    }

    private static String decoded(String target) {
        return ESCAPE.matcher(target)
                .replaceAll(escape -> Matcher.quoteReplacement(
                        new String(HexFormat.of().parseHex(escape.group(1)), StandardCharsets.ISO_8859_1)));
    }
}
