package io.gruard.traffic.can;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A CAN frame.
 *
 * @param timeNanos receive time in nanoseconds since 1970-01-01 UTC, or since the origin of the log's clock
 * @param bus name of the interface, such as {@code can0}
 * @param identifier 11 bits, or 29 bits if extended
 * @param extended whether the identifier has 29 bits
 * @param kind kind of frame
 * @param flags bits BRS (1), ESI (2) and FDF (4) of an FD frame, otherwise 0
 * @param data 0 to 8 bytes, or up to 64 bytes in an FD frame; a remote or error frame may have none
 */
public record CanFrame(
        long timeNanos, String bus, int identifier, boolean extended, Kind kind, int flags, byte[] data) {
    /** The kinds of frames. */
    public enum Kind {
        /** A classic data frame. */
        DATA,
        /** A request for data. */
        REMOTE,
        /** A frame of CAN FD. */
        FD,
        /** An error report of the controller, not a frame on the bus. */
        ERROR
    }

    static final int MAX_STANDARD = 0x7ff;
    static final int MAX_EXTENDED = 0x1fff_ffff;

    public CanFrame {
        int max = extended ? MAX_EXTENDED : MAX_STANDARD;
        if (identifier < 0 || identifier > max) {
            throw new IllegalArgumentException(
                    String.format("expected an identifier of at most %x, found %x", max, identifier));
        }
        int maxLength = kind == Kind.FD ? 64 : 8;
        if (data.length > maxLength) {
            throw new IllegalArgumentException(
                    "expected at most " + maxLength + " bytes of data, found " + data.length);
        }
    }

    /** Bus and identifier, such as {@code can0 1A4}. Frames with the same name come from the same sender. */
    public String name() {
        return bus + ' ' + String.format(Locale.ROOT, extended ? "%08X" : "%03X", identifier);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CanFrame frame
                && timeNanos == frame.timeNanos
                && bus.equals(frame.bus)
                && identifier == frame.identifier
                && extended == frame.extended
                && kind == frame.kind
                && flags == frame.flags
                && Arrays.equals(data, frame.data);
    }

    @Override
    public int hashCode() {
        return (int) (31 * (31 * timeNanos + identifier) + Arrays.hashCode(data));
    }

    /** The frame in the format of {@code candump -L}. */
    @Override
    public String toString() {
        HexFormat hex = HexFormat.of().withUpperCase();
        String id = String.format(Locale.ROOT, extended || kind == Kind.ERROR ? "%08X" : "%03X", wireIdentifier());
        String body = switch (kind) {
            case DATA, ERROR -> "#" + hex.formatHex(data);
            case REMOTE -> "#R";
            case FD -> "##" + Integer.toHexString(flags).toUpperCase(Locale.ROOT) + hex.formatHex(data);
        };
        return String.format(
                Locale.ROOT,
                "(%d.%06d) %s %s%s",
                Math.floorDiv(timeNanos, 1_000_000_000L),
                Math.floorMod(timeNanos, 1_000_000_000L) / 1000,
                bus,
                id,
                body);
    }

    private int wireIdentifier() {
        return kind == Kind.ERROR ? identifier | CandumpReader.ERROR_BIT : identifier;
    }
}
