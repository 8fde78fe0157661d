package io.gruard.traffic.packet;

import io.gruard.traffic.BigEndian;

/** The Internet checksum (RFC 1071): the one's complement sum of 16-bit words. */
final class Checksum {
    private Checksum() {}

    /**
     * Adds a range of bytes to a sum. If the length is odd, a zero byte is appended.
     *
     * @return a sum that {@link #folded} reduces to 16 bits
     */
    static long sum(byte[] bytes, int start, int length, long before) {
        long sum = before;
        int i = start;
        int end = start + length;
        // 32-bit words give the same 16-bit sum, because 2^16 is 1 modulo 2^16 - 1.
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

    /** Reduces a sum to 16 bits. The result is 0xffff for data that contains its correct checksum. */
    static int folded(long sum) {
        long folded = (sum >>> 32) + (sum & 0xffff_ffffL);
        while (folded >>> 16 != 0) {
            folded = (folded >>> 16) + (folded & 0xffff);
        }
        return (int) folded;
    }

    /** Whether the transport checksum of a packet is correct, with the pseudo-header of TCP, UDP and ICMPv6. */
    static boolean transportValid(PacketView view, int length) {
        long pseudo = view.protocol == IpProtocol.ICMP
                ? 0
                : words(view.sourceLow) + words(view.destinationLow) + view.protocol + length;
        if (view.ipv4) {
            // The mapped form adds 0xffff, which is zero in one's complement arithmetic.
            return folded(sum(view.bytes, view.transport, length, pseudo)) == 0xffff;
        }
        pseudo += words(view.sourceHigh) + words(view.destinationHigh);
        return folded(sum(view.bytes, view.transport, length, pseudo)) == 0xffff;
    }

    private static long words(long bits) {
        return (bits >>> 32) + (bits & 0xffff_ffffL);
    }
}
