package io.gruard.experiment.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Formats a command as one line that a shell can read, with {@code ***} for every secret. */
final class CommandText {
    private static final String HIDDEN = "***";

    private static final String SECRET_NAME =
            "[\\w.-]*(?:passw|passphrase|pwd|secret|token|api-?_?key|access-?_?key|credential|authorization|cookie)[\\w.-]*";

    /** An option whose whole value is a secret, such as a password or the header of a request. */
    private static final Pattern SECRET_OPTION =
            Pattern.compile("--?(?:" + SECRET_NAME + "|[\\w-]*header)", Pattern.CASE_INSENSITIVE);

    /** The password between user name and host of an address. It may contain an @. */
    private static final Pattern PASSWORD_OF_ADDRESS = Pattern.compile("(://[^\\s:/?#]*:)\\S*@");

    /** A named value within an argument, such as in the query of an address. */
    private static final Pattern NAMED_VALUE =
            Pattern.compile("(?<![\\w.-])(" + SECRET_NAME + ")([=:]\\s*)[^&;,]+", Pattern.CASE_INSENSITIVE);

    private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./*^-]+");

    private CommandText() {}

    static String withoutSecrets(List<String> arguments) {
        List<String> shown = new ArrayList<>();
        boolean secret = false;
        for (String argument : arguments) {
            shown.add(quoted(secret ? HIDDEN : withoutSecrets(argument)));
            secret = SECRET_OPTION.matcher(argument).matches();
        }
        return String.join(" ", shown);
    }

    private static String withoutSecrets(String argument) {
        int equals = argument.indexOf('=');
        if (equals > 0 && SECRET_OPTION.matcher(argument.substring(0, equals)).matches()) {
            return argument.substring(0, equals + 1) + HIDDEN;
        }
        String address = PASSWORD_OF_ADDRESS.matcher(argument).replaceAll("$1" + HIDDEN + "@");
        return NAMED_VALUE.matcher(address).replaceAll("$1$2" + HIDDEN);
    }

    private static String quoted(String argument) {
        if (argument.equals(HIDDEN)
                || PLAIN.matcher(argument.toLowerCase(Locale.ROOT)).matches()) {
            return argument;
        }
        return "'" + argument.replace("'", "'\\''") + "'";
    }
}
