package io.gruard.datasets.descriptor;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/**
 * The column that says when each row happened. Splits by time and figures by hour use it; it is no feature.
 *
 * @param column its name
 * @param format {@value #AUTO}, {@value #MILLISECONDS}, {@value #MICROSECONDS}, or a pattern of {@link DateTimeFormatter}
 *     such as {@code d/M/yyyy H:mm:ss}
 */
public record TimeColumn(String column, String format) {
    /** Seconds since 1970-01-01 UTC with or without a fraction, or a date and time as in ISO 8601. */
    public static final String AUTO = "auto";

    /** Milliseconds since 1970-01-01 UTC. */
    public static final String MILLISECONDS = "milliseconds";

    /** Microseconds since 1970-01-01 UTC. */
    public static final String MICROSECONDS = "microseconds";

    public TimeColumn {
        if (!format.equals(AUTO) && !format.equals(MILLISECONDS) && !format.equals(MICROSECONDS)) {
            formatter(format);
        }
    }

    /** A column whose cells are seconds or ISO 8601. */
    public TimeColumn(String column) {
        this(column, AUTO);
    }

    /**
     * Makes the formatter of a pattern.
     *
     * @throws IllegalArgumentException if the text is no pattern
     */
    public static DateTimeFormatter formatter(String pattern) {
        try {
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(pattern)
                    .toFormatter(Locale.ROOT);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "time: format: found '" + pattern + "', expected " + AUTO + ", " + MILLISECONDS + ", "
                            + MICROSECONDS + " or a pattern such as d/M/yyyy H:mm:ss",
                    wrong);
        }
    }
}
