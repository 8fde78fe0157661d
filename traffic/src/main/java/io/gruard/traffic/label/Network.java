package io.gruard.traffic.label;

import io.gruard.traffic.IpAddress;

/**
 * The addresses that begin with the same bits.
 *
 * @param high the upper 64 bits of the first address
 * @param low the lower 64 bits of the first address
 * @param highMask which of the upper bits must be equal
 * @param lowMask which of the lower bits must be equal
 */
record Network(long high, long low, long highMask, long lowMask) {
    private static final int BITS = 128;
    private static final int MAPPED_BITS = 96;

    /**
     * Parses an address, or a network such as {@code 10.1.0.0/16}.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        int outer = address.isIpv4() ? MAPPED_BITS : 0;
        int bits = BITS;
        if (slash >= 0) {
            String length = text.substring(slash + 1);
            if (!length.matches("[0-9]{1,3}") || outer + Integer.parseInt(length) > BITS) {
                throw new IllegalArgumentException("expected a prefix length of at most " + (BITS - outer) + ", found '"
                        + length + "' in '" + text + "'");
            }
            bits = outer + Integer.parseInt(length);
        }
        long highMask = bits >= 64 ? -1 : bits == 0 ? 0 : -1L << (64 - bits);
        long lowMask = bits <= 64 ? 0 : -1L << (BITS - bits);
        if ((address.high() & ~highMask) != 0 || (address.low() & ~lowMask) != 0) {
            throw new IllegalArgumentException("'" + text + "' has address bits beyond its prefix");
        }
        return new Network(address.high(), address.low(), highMask, lowMask);
    }

    boolean contains(long addressHigh, long addressLow) {
        return (addressHigh & highMask) == high && (addressLow & lowMask) == low;
    }
}
