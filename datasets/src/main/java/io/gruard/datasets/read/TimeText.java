package io.gruard.datasets.read;

import io.gruard.datasets.descriptor.TimeColumn;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads time stamps out of characters. A date without a zone is in UTC, a date without a time of day is midnight. */
final class TimeText {
    /** Seconds of the year 5138: a larger number counts something else. */
    private static final double MAX_SECONDS = 1e11;

    private static final DateTimeFormatter TIME_OF_DAY = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[XXX][XX][X]")
            .toFormatter(Locale.ROOT);

    /** {@code 2017-07-03T08:55:58.25Z}; fraction, zone and time of day may be missing, and a blank may stand for the T. */
    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendOptional(behind('T'))
            .appendOptional(behind(' '))
            .toFormatter(Locale.ROOT);

    private final String format;
    private final double unit;
    private final @Nullable DateTimeFormatter pattern;

    TimeText(TimeColumn column) {
        this.format = column.format();
        this.unit = switch (format) {
            case TimeColumn.MILLISECONDS -> 1e3;
            case TimeColumn.MICROSECONDS -> 1e6;
            default -> 1;
        };
        this.pattern = switch (format) {
            case TimeColumn.AUTO -> ISO;
            case TimeColumn.MILLISECONDS, TimeColumn.MICROSECONDS -> null;
            default -> TimeColumn.formatter(format);
        };
    }

    private static DateTimeFormatter behind(char separator) {
        return new DateTimeFormatterBuilder()
                .appendLiteral(separator)
                .append(TIME_OF_DAY)
                .toFormatter(Locale.ROOT);
    }

    /** The time in {@code text[from, to)} in seconds since 1970-01-01 UTC, or NaN if there is none. */
    double seconds(char[] text, int from, int to) {
        boolean numbers = pattern == null || pattern == ISO;
        double number = numbers ? NumberParser.decimal(text, from, to) / unit : Double.NaN;
        if (!Double.isNaN(number)) {
            return Math.abs(number) < MAX_SECONDS ? number : Double.NaN;
        }
        return pattern == null ? Double.NaN : dated(new String(text, from, to - from), pattern);
    }

    private static double dated(String text, DateTimeFormatter formatter) {
        try {
            TemporalAccessor parsed = formatter.parse(text);
            LocalDate date = parsed.query(TemporalQueries.localDate());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            ZoneId zone = parsed.query(TemporalQueries.zone());
            if (date == null) {
                return Double.NaN;
            }
            ZonedDateTime moment = ZonedDateTime.of(
                    date, time == null ? LocalTime.MIDNIGHT : time, zone == null ? ZoneOffset.UTC : zone);
            return moment.toEpochSecond() + moment.getNano() / 1e9;
        } catch (DateTimeException wrong) {
            return Double.NaN;
        }
    }

    /** What a cell must be, for errors. */
    String expected() {
        return switch (format) {
            case TimeColumn.AUTO ->
                "seconds since 1970 or a date and time such as 2017-07-03T08:55:58Z (other formats: 'time: {column:"
                        + " NAME, format: d/M/yyyy H:mm:ss}', or format milliseconds or microseconds)";
            case TimeColumn.MILLISECONDS -> "milliseconds since 1970";
            case TimeColumn.MICROSECONDS -> "microseconds since 1970";
            default -> "a date and time of the form " + format;
        };
    }
}
