package io.gruard.traffic.packet;

import java.util.Arrays;

/** An IP datagram that is reassembled from fragments. If fragments overlap, the first to arrive is used. */
final class FragmentedDatagram {
    /** Maximum payload of an IP packet, in bytes. */
    static final int MAX_PAYLOAD = 0xffff;

    private final int protocol;
    private final int headerLength;
    private final long deadlineNanos;
    private byte[] bytes = new byte[2048];
    private int[] ranges = new int[8];
    private int rangeCount;
    private int length = -1;
    private boolean inconsistent;

    /**
     * Starts a datagram.
     *
     * @param headerLength length of the IP header of the reassembled packet, without the fragment header of IPv6
     * @param deadlineNanos when it is dropped if it is still incomplete
     */
    FragmentedDatagram(int protocol, int headerLength, long deadlineNanos) {
        this.protocol = protocol;
        this.headerLength = headerLength;
        this.deadlineNanos = deadlineNanos;
    }

    /** Adds a fragment, which must not reach beyond {@link #MAX_PAYLOAD}. */
    void add(byte[] source, int start, int offset, int size, boolean more) {
        int to = offset + size;
        if (!more || (length >= 0 && to > length)) {
            inconsistent |= length >= 0 && length != to;
            length = Math.max(length, to);
        }
        if (to > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(MAX_PAYLOAD, Math.max(to, 2 * bytes.length)));
        }
        copyWhereFree(source, start, offset, to);
    }

    private void copyWhereFree(byte[] source, int start, int from, int to) {
        int at = from;
        for (int i = 0; i < rangeCount && at < to; i++) {
            int taken = ranges[2 * i];
            int free = ranges[2 * i + 1];
            if (free <= at) {
                continue;
            }
            if (taken >= to) {
                break;
            }
            inconsistent = true;
            if (at < taken) {
                System.arraycopy(source, start + at - from, bytes, at, taken - at);
            }
            at = free;
        }
        if (at < to) {
            System.arraycopy(source, start + at - from, bytes, at, to - at);
        }
        cover(from, to);
    }

    /** Merges a range with those it touches. The ranges stay sorted and disjoint. */
    private void cover(int from, int to) {
        int first = 0;
        while (first < rangeCount && ranges[2 * first + 1] < from) {
            first++;
        }
        int last = first;
        int low = from;
        int high = to;
        while (last < rangeCount && ranges[2 * last] <= to) {
            low = Math.min(low, ranges[2 * last]);
            high = Math.max(high, ranges[2 * last + 1]);
            last++;
        }
        int growth = 1 - (last - first);
        if (2 * (rangeCount + growth) > ranges.length) {
            ranges = Arrays.copyOf(ranges, 2 * ranges.length);
        }
        System.arraycopy(ranges, 2 * last, ranges, 2 * (first + 1), 2 * (rangeCount - last));
        ranges[2 * first] = low;
        ranges[2 * first + 1] = high;
        rangeCount += growth;
    }

    boolean isComplete() {
        return length >= 0 && rangeCount > 0 && ranges[0] == 0 && ranges[1] >= length;
    }

    byte[] bytes() {
        return bytes;
    }

    /** Length of the payload of the reassembled packet. */
    int length() {
        return length;
    }

    int headerLength() {
        return headerLength;
    }

    int protocol() {
        return protocol;
    }

    long deadlineNanos() {
        return deadlineNanos;
    }

    /** Whether fragments overlapped or gave different total lengths. */
    boolean inconsistent() {
        return inconsistent;
    }
}
