package io.gruard.detect.suppression;

import io.gruard.traffic.IpAddress;

/**
 * An address or a network of either IP version.
 *
 * @param base its lowest address
 * @param bits number of leading bits that all its addresses share, 0 to 128; version 4 is counted in the mapped form
 */
record IpNetwork(IpAddress base, int bits) {
    private static final int MAPPED_BITS = 96;
    private static final int ALL_BITS = 128;

    IpNetwork {
        if (bits < 0 || bits > ALL_BITS) {
            throw new IllegalArgumentException("network: expected a prefix in 0.." + ALL_BITS + ", found " + bits);
        }
        base = lowest(base, bits);
    }

    /**
     * Reads {@code 10.0.0.0/8}, {@code 2001:db8::/32} or a single address. Bits beyond the prefix are ignored.
     *
     * @throws IllegalArgumentException if it is neither
     */
    static IpNetwork parse(String text) {
        int slash = text.indexOf('/');
        IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        int own = address.isIpv4() ? ALL_BITS - MAPPED_BITS : ALL_BITS;
        int prefix = slash < 0 ? own : number(text.substring(slash + 1), own, text);
        return new IpNetwork(address, prefix + ALL_BITS - own);
    }

    private static int number(String text, int max, String whole) {
        if (text.matches("\\d{1,3}") && Integer.parseInt(text) <= max) {
            return Integer.parseInt(text);
        }
        throw new IllegalArgumentException("network: expected a prefix in 0.." + max + ", found '" + whole + "'");
    }

    private static IpAddress lowest(IpAddress address, int bits) {
        return new IpAddress(address.high() & mask(bits), address.low() & mask(bits - Long.SIZE));
    }

    private static long mask(int bits) {
        if (bits <= 0) {
            return 0;
        }
        return bits >= Long.SIZE ? -1L : -1L << (Long.SIZE - bits);
    }

    boolean contains(IpAddress address) {
        return lowest(address, bits).equals(base);
    }

    @Override
    public String toString() {
        boolean ipv4 = base.isIpv4() && bits >= MAPPED_BITS;
        int prefix = ipv4 ? bits - MAPPED_BITS : bits;
        return prefix == (ipv4 ? ALL_BITS - MAPPED_BITS : ALL_BITS) ? base.toString() : base + "/" + prefix;
    }
}
