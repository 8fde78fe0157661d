package io.gruard.traffic.kdd.content;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Patterns in commands, requests and texts of all protocols. */
final class Marks {
    /** A path into a system directory, absolute or with {@code ..}. */
    private static final Pattern SYSTEM_DIRECTORY = Pattern.compile(
            "(?<![\\w-])(?<!(?:^|[^.])\\.)/(?:etc|bin|sbin|root|proc|usr/s?bin|usr/lib|var/log)(?=/|\\W|$)");

    /** A file that controls access. */
    private static final Pattern ACCESS_FILE = Pattern.compile(
            "/etc/(?:passwd|master\\.passwd|shadow|gshadow|group|sudoers|hosts\\.(?:equiv|allow|deny)|security/passwd)"
                    + "|(?<![\\w])\\.(?:rhosts|netrc|htpasswd|htaccess)(?!\\w)|authorized_keys");

    private static final Pattern ROOT = Pattern.compile("(?<![\\w/.-])root(?![\\w/-])");

    private static final Pattern SHELL = Pattern.compile(
            "(?:^|[;|&]\\s*)(?:exec\\s+)?(?:/\\S*/)?(?:sh|bash|csh|tcsh|ksh|zsh|dash)(?:\\s+-\\w+)*\\s*(?=$|[;|&])");

    private static final Pattern CREATION = Pattern.compile(
            "^(?:sudo\\s+)?(?:touch|mkdir|mknod|cp|mv|ln|tee|vi|vim|ed|pico|nano|emacs|gcc|cc)\\s+\\S|[^0-9&>]>>?\\s*[\\w/~.]");

    private static final Set<String> GUESTS = Set.of("anonymous", "ftp", "guest", "visitor");
    private static final Set<String> HOSTS = Set.of("root", "adm", "admin", "administrator");

    private Marks() {}

    static int systemDirectories(String text) {
        return count(SYSTEM_DIRECTORY, text);
    }

    static int accessFiles(String text) {
        return count(ACCESS_FILE, text);
    }

    static boolean namesRoot(String text) {
        return ROOT.matcher(text).find();
    }

    static boolean startsShell(String command) {
        return SHELL.matcher(command).find();
    }

    static boolean createsFile(String command) {
        return CREATION.matcher(command).find();
    }

    static boolean guest(String user) {
        return GUESTS.contains(user.toLowerCase(Locale.ROOT));
    }

    static boolean host(String user) {
        return HOSTS.contains(user.toLowerCase(Locale.ROOT));
    }

    private static int count(Pattern pattern, String text) {
        int found = 0;
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found++;
        }
        return found;
    }
}
