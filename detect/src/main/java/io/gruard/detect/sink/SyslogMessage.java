package io.gruard.detect.sink;

import io.gruard.detect.alert.EveAlert;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * Formats an alert as a message of RFC 5424: facility {@code local5}, the alert's severity, the time of the last
 * record, the sensor's name, {@code gruard}, the process, the message id {@code alert}, no structured data, and the EVE
 * line as the message.
 */
final class SyslogMessage {
    private static final int LOCAL5 = 21;
    private static final int LONGEST_HOST = 255;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private SyslogMessage() {}

    static byte[] of(EveAlert alert, long processId) {
        String header = "<%d>1 %s %s gruard %d alert - "
                .formatted(8 * LOCAL5 + severity(alert.severity()), time(alert), host(alert.sensor()), processId);
        return (header + alert.line()).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns critical, error, notice or informational. */
    private static int severity(int ofAlert) {
        return switch (ofAlert) {
            case 1 -> 2;
            case 2 -> 3;
            case 3 -> 5;
            default -> 6;
        };
    }

    private static String time(EveAlert alert) {
        return TIME.format(Instant.ofEpochSecond(
                Math.floorDiv(alert.lastNanos(), NANOS_PER_SECOND),
                Math.floorMod(alert.lastNanos(), NANOS_PER_SECOND)));
    }

    /** Returns printable ASCII without spaces, or the nil value. */
    private static String host(String sensor) {
        String printable = sensor.replaceAll("[^\\x21-\\x7e]", "");
        return printable.isEmpty() ? "-" : printable.substring(0, Math.min(LONGEST_HOST, printable.length()));
    }
}
