package io.gruard.detect.alert;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many alerts a team can handle.
 *
 * @param alerts maximum number of alerts
 * @param per in this time
 */
public record AlertBudget(double alerts, Duration per) {
    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)?)/(hour|day|week)");

    public AlertBudget {
        if (!(alerts > 0) || per.isNegative() || per.isZero()) {
            throw new IllegalArgumentException(
                    "budget: expected a positive number of alerts and time, found " + alerts + " in " + per);
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
            throw new IllegalArgumentException(
                    "budget: expected a rate such as 50/day, 2/hour or 100/week, found '" + text + "'");
        }
        Duration per = switch (matcher.group(2)) {
            case "hour" -> Duration.ofHours(1);
            case "day" -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
        return new AlertBudget(Double.parseDouble(matcher.group(1)), per);
    }

    /** Returns the maximum number of alerts for traffic of this length. */
    public double within(Duration traffic) {
        return alerts * traffic.toNanos() / per.toNanos();
    }
}
