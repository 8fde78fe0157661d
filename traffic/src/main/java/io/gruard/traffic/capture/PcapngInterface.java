package io.gruard.traffic.capture;

/**
 * An interface of a pcapng section.
 *
 * @param linkType the number of its link type
 * @param snapLength maximum number of captured bytes of a packet
 * @param resolution time unit in seconds: 10<sup>-resolution</sup>, or 2<sup>-(resolution - 0x80)</sup> if bit 0x80 is
 *      set
 * @param offsetSeconds seconds to add to the time stamps
 */
record PcapngInterface(int linkType, long snapLength, int resolution, long offsetSeconds) {
    static final PcapngInterface UNKNOWN = new PcapngInterface(-1, Long.MAX_VALUE, 6, 0);

    private static final int OPTION_RESOLUTION = 9;
    private static final int OPTION_OFFSET = 14;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** Reads the interface description block at the cursor, at least 20 bytes long. */
    static PcapngInterface read(InputWindow input, int length) {
        long snapLength = input.u32(12);
        int resolution = 6;
        long offset = 0;
        for (int option = 16; option + 4 <= length - 4; ) {
            int code = input.u16(option);
            int size = input.u16(option + 2);
            if (code == OPTION_RESOLUTION && size == 1 && option + 5 <= length - 4) {
                resolution = input.bytes()[input.position() + option + 4] & 0xff;
            } else if (code == OPTION_OFFSET && size == 8 && option + 12 <= length - 4) {
                offset = input.i64(option + 4);
            }
            option += 4 + (size + 3 & ~3);
        }
        return new PcapngInterface(input.u16(8), snapLength == 0 ? Long.MAX_VALUE : snapLength, resolution, offset);
    }

    /** Converts a time stamp in the unit of this interface to nanoseconds since 1970. */
    long nanos(long stamp) {
        return offsetSeconds * NANOS_PER_SECOND + sinceOffset(stamp);
    }

    private long sinceOffset(long stamp) {
        int exponent = resolution & 0x7f;
        if ((resolution & 0x80) != 0) {
            if (exponent >= 64) {
                return 0;
            }
            long seconds = exponent == 0 ? stamp : stamp >>> exponent;
            long fraction = exponent == 0 ? 0 : stamp << (64 - exponent);
            return seconds * NANOS_PER_SECOND + Math.unsignedMultiplyHigh(fraction, NANOS_PER_SECOND);
        }
        long nanos = stamp;
        for (int i = exponent; i < 9; i++) {
            nanos *= 10;
        }
        for (int i = 9; i < exponent && nanos != 0; i++) {
            nanos = Long.divideUnsigned(nanos, 10);
        }
        return nanos;
    }
}
