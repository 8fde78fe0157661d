package io.gruard.experiment.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The words of a command as one line that a shell reads back, with {@code ***} for every secret. */
final class CommandText {
    private static final String HIDDEN = "***";

    private static final String SECRET_NAME =
            "[\\w.-]*(?:passw|passphrase|pwd|secret|token|api-?_?key|access-?_?key|credential|authorization|cookie)[\\w.-]*";

    /** An option whose value is a secret as a whole, such as a password or the headers of a request. */
    private static final Pattern SECRET_OPTION =
            Pattern.compile("--?(?:" + SECRET_NAME + "|[\\w-]*header)", Pattern.CASE_INSENSITIVE);

    /** What stands between the user's name and the host in an address; a password may hold an @ itself. */
    private static final Pattern PASSWORD_OF_ADDRESS = Pattern.compile("(://[^\\s:/?#]*:)\\S*@");

    /** A named value within a word, as in an address's query. */
    private static final Pattern NAMED_VALUE =
            Pattern.compile("(?<![\\w.-])(" + SECRET_NAME + ")([=:]\\s*)[^&;,]+", Pattern.CASE_INSENSITIVE);

    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./*^-]+");

    private CommandText() {}

    static String withoutSecrets(List<String> words) {
        List<String> told = new ArrayList<>();
        boolean secret = false;
        for (String word : words) {
            told.add(quoted(secret ? HIDDEN : withoutSecrets(word)));
            secret = SECRET_OPTION.matcher(word).matches();
        }
        return String.join(" ", told);
    }

    private static String withoutSecrets(String word) {
        int equals = word.indexOf('=');
        if (equals > 0 && SECRET_OPTION.matcher(word.substring(0, equals)).matches()) {
            return word.substring(0, equals + 1) + HIDDEN;
        }
        String address = PASSWORD_OF_ADDRESS.matcher(word).replaceAll("$1" + HIDDEN + "@");
        return NAMED_VALUE.matcher(address).replaceAll("$1$2" + HIDDEN);
    }

    private static String quoted(String word) {
        if (word.equals(HIDDEN) || PLAIN.matcher(word.toLowerCase(Locale.ROOT)).matches()) {
            return word;
        }
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
