package io.gruard.detect.alert;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Formats and reads EVE's time stamps: {@code 2023-11-14T22:13:20.500000+0000}. */
public final class EveTime {
    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSSxx", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private EveTime() {}

    /** Formats nanoseconds since 1970-01-01 UTC, truncated to microseconds. */
    public static String text(long nanos) {
        return FORM.format(instant(nanos));
    }

    static Instant instant(long nanos) {
        return Instant.ofEpochSecond(Math.floorDiv(nanos, NANOS_PER_SECOND), Math.floorMod(nanos, NANOS_PER_SECOND));
    }

    /**
     * Returns nanoseconds since 1970-01-01 UTC.
     *
     * @throws IllegalArgumentException if it is not a time stamp of EVE
     */
    static long nanos(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text, FORM).toInstant();
            return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), NANOS_PER_SECOND), instant.getNano());
        } catch (DateTimeException | ArithmeticException wrong) {
            throw new IllegalArgumentException(
                    "expected a time stamp such as 2023-11-14T22:13:20.500000+0000, found '" + text + "'", wrong);
        }
    }
}
