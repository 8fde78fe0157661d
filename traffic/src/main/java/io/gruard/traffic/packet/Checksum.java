package io.gruard.traffic.packet;

import io.gruard.traffic.BigEndian;

/** The Internet checksum (RFC 1071): the one's complement sum of 16-bit words. */
final class Checksum {
    private Checksum() {}

    /**
     * Adds a range of bytes, with a zero byte behind it if its length is odd, to a sum.
     *
     * @return a sum that {@link #folded} turns into 16 bits
     */
    static long sum(byte[] bytes, int start, int length, long before) {
        long sum = before;
        int i = start;
        int end = start + length;
        // Words of 32 bits sum up to the same 16-bit value, since 2^16 is 1 modulo 2^16 - 1.
        for (; i + 8 <= end; i += 8) {
            long word = BigEndian.i64(bytes, i);
            sum += (word >>> 32) + (word & 0xffff_ffffL);
        }
        for (; i + 2 <= end; i += 2) {
            sum += BigEndian.u16(bytes, i);
        }
        if (i < end) {
            sum += (long) BigEndian.u8(bytes, i) << 8;
        }
        return sum;
    }

    /** The sum in 16 bits; 0xffff for data that contains its own right checksum. */
    static int folded(long sum) {
        long folded = (sum >>> 32) + (sum & 0xffff_ffffL);
        while (folded >>> 16 != 0) {
            folded = (folded >>> 16) + (folded & 0xffff);
        }
        return (int) folded;
    }

    /** Whether the transport bytes of a packet, with the pseudo-header that TCP, UDP and ICMPv6 add, sum up rightly. */
    static boolean transportValid(PacketView view, int length) {
        long pseudo = view.protocol == IpProtocol.ICMP
                ? 0
                : words(view.sourceLow) + words(view.destinationLow) + view.protocol + length;
        if (view.ipv4) {
            // The mapped form adds a word of ones, which is zero in one's complement arithmetic.
            return folded(sum(view.bytes, view.transport, length, pseudo)) == 0xffff;
        }
        pseudo += words(view.sourceHigh) + words(view.destinationHigh);
        return folded(sum(view.bytes, view.transport, length, pseudo)) == 0xffff;
    }

    private static long words(long bits) {
        return (bits >>> 32) + (bits & 0xffff_ffffL);
    }
}
