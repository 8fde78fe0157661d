package io.gruard.detect.alert;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many alerts a team can look at.
 *
 * @param alerts at most
 * @param per in this time
 */
public record AlertBudget(double alerts, Duration per) {
    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)/(hour|day|week)");

    public AlertBudget {
        if (!(alerts > 0) || per.isNegative() || per.isZero()) {
            throw new IllegalArgumentException("a budget must be positive, found " + alerts + " in " + per);
        }
    }

    /**
     * Reads {@code 50/day}, {@code 2/hour} or {@code 100/week}.
     *
     * @throws IllegalArgumentException if it is none of these
     */
    public static AlertBudget parse(String text) {
        Matcher matcher = FORM.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("a budget must be as 50/day, 2/hour or 100/week, found '" + text + "'");
        }
        Duration per = switch (matcher.group(2)) {
            case "hour" -> Duration.ofHours(1);
            case "day" -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
        return new AlertBudget(Double.parseDouble(matcher.group(1)), per);
    }

    /** How many alerts of so long a piece of traffic are within it. */
    public double within(Duration traffic) {
        return alerts * traffic.toNanos() / per.toNanos();
    }
}
