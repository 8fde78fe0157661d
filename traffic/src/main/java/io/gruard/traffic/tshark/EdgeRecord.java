package io.gruard.traffic.tshark;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * A packet with the columns of Edge-IIoTset. A field that the packet does not have is {@code 0}, as in the published
 * files.
 *
 * @param timeNanos time of capture, nanoseconds since 1970-01-01 UTC
 * @param source address of the sender, empty if it has none
 * @param destination address of the receiver, empty if it has none
 * @param destinationPort port of TCP or UDP, otherwise 0
 * @param protocol number of the protocol above IP if it is TCP, UDP or ICMP, otherwise 0
 * @param cells one cell for each column
 * @param numbers values of the numeric columns, 0 for the others; shared, not copied
 */
public record EdgeRecord(
        long timeNanos,
        String source,
        String destination,
        int destinationPort,
        int protocol,
        List<String> cells,
        double[] numbers) {
    /** The cell of a field that a packet does not have. */
    public static final String ABSENT = "0";

    /** The format of the published files, which lack month and day. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern(" yyyy HH:mm:ss.SSSSSSSSS ", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    public EdgeRecord {
        cells = List.copyOf(cells);
    }

    /** The value of a numeric column. */
    public double number(String column) {
        return numbers[EdgeFeatures.index(column)];
    }

    /** The cell of a column. */
    public String category(String column) {
        return cells.get(EdgeFeatures.index(column));
    }

    static String time(long nanos) {
        return TIME.format(
                Instant.ofEpochSecond(Math.floorDiv(nanos, 1_000_000_000L), Math.floorMod(nanos, 1_000_000_000L)));
    }
}
