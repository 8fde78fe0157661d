package io.gruard.traffic.tshark;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A packet with Edge-IIoTset's columns. A field that the packet does not have is {@code 0}, as in the published files.
 *
 * @param timeNanos when it was captured, nanoseconds since 1970-01-01 UTC
 * @param source address of the sender, empty where it has none
 * @param destination address of the receiver, empty where it has none
 * @param destinationPort of TCP and UDP, else 0
 * @param protocol number of the protocol above IP as far as the columns tell it (TCP, UDP, ICMP), else 0
 * @param cells one a column
 * @param numbers of the numeric columns, 0 in the others; shared, not copied
 */
public record EdgeRecord(
        long timeNanos,
        String source,
        String destination,
        int destinationPort,
        int protocol,
        List<String> cells,
        double[] numbers) {
    /** What stands for a field that a packet does not have. */
    public static final String ABSENT = "0";

    /** The published files have lost month and day. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(" yyyy HH:mm:ss.SSSSSSSSS ", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    public EdgeRecord {
        cells = List.copyOf(cells);
    }

    /** A numeric column. */
    public double number(String column) {
        return numbers[EdgeFeatures.index(column)];
    }

    /** A column as it is written. */
    public String word(String column) {
        return cells.get(EdgeFeatures.index(column));
    }

    static String time(long nanos) {
        return TIME.format(
                Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L)));
    }
}
