package io.gruard.traffic.can;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;

/**
 * A CAN frame.
 *
 * @param timeNanos when it was received, nanoseconds since 1970-01-01 UTC, or since whatever the log counts from
 * @param bus name of the interface, as {@code can0}
 * @param identifier 11 bits, or 29 when extended
 * @param extended whether the identifier has 29 bits
 * @param kind what kind of frame it is
 * @param flags of an FD frame the bits BRS (1), ESI (2) and FDF (4), else 0
 * @param data 0 to 8 bytes, of an FD frame up to 64; none of a remote or error frame that carries none
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
        /** A report of the controller, no frame of the bus. */
        ERROR
    }

    static final int LARGEST_STANDARD = 0x7ff;
    static final int LARGEST_EXTENDED = 0x1fff_ffff;

    public CanFrame {
        int largest = extended ? LARGEST_EXTENDED : LARGEST_STANDARD;
        if (identifier < 0 || identifier > largest) {
            throw new IllegalArgumentException(
                    String.format("an identifier of at most %x expected, found %x", largest, identifier));
        }
        int longest = kind == Kind.FD ? 64 : 8;
        if (data.length > longest) {
            throw new IllegalArgumentException("at most " + longest + " bytes of data expected, found " + data.length);
        }
    }

    /** The bus and the identifier, as {@code can0 1A4}; frames of one name come from one sender. */
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

    /** The frame as {@code candump -L} writes it. */
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
