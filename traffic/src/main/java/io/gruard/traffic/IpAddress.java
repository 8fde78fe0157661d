package io.gruard.traffic;

import java.util.Arrays;

/**
 * An IPv4 or IPv6 address as 128 bits. An IPv4 address is stored in its mapped form {@code ::ffff:a.b.c.d}.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record IpAddress(long high, long low) implements Comparable<IpAddress> {
    private static final long MAPPED = 0xffffL << 32;

    /** Makes an IPv4 address from its 32 bits. */
    public static IpAddress ofIpv4(int bits) {
        return new IpAddress(0, mapped(bits));
    }

    /** The lower 64 bits of the mapped form of an IPv4 address. */
    public static long mapped(int bits) {
        return MAPPED | (bits & 0xffff_ffffL);
    }

    /**
     * Parses the text form of an address.
     *
     * @throws IllegalArgumentException if the text is not an address
     */
    public static IpAddress parse(String text) {
        return IpAddressText.parse(text);
    }

    public boolean isIpv4() {
        return high == 0 && low >>> 32 == 0xffff;
    }

    /** The address in network byte order: 4 or 16 bytes. */
    public byte[] toBytes() {
        byte[] bytes = new byte[16];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (high >>> (56 - 8 * i));
            bytes[8 + i] = (byte) (low >>> (56 - 8 * i));
        }
        return isIpv4() ? Arrays.copyOfRange(bytes, 12, 16) : bytes;
    }

    @Override
    public int compareTo(IpAddress other) {
        int byHigh = Long.compareUnsigned(high, other.high);
        return byHigh != 0 ? byHigh : Long.compareUnsigned(low, other.low);
    }

    /** Dotted decimal for IPv4, the form of RFC 5952 for IPv6. */
    @Override
    public String toString() {
        return IpAddressText.format(this);
    }
}
