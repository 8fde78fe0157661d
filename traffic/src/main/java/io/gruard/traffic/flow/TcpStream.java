package io.gruard.traffic.flow;

import java.util.Arrays;

/**
 * Tracks which bytes of a TCP stream were seen, by position, without the bytes. This shows gaps: bytes that were
 * acknowledged but never captured.
 *
 * <p>Positions count from 1, the first byte after the SYN. All bytes below {@link #next()} were seen or given up.
 * Ranges above it arrived out of order.
 */
final class TcpStream {
    /** Zeek's limit for data without any acknowledgement. Beyond it, a gap is no longer waited for. */
    private static final long MAX_WITHOUT_ACKNOWLEDGEMENT = 16_384;
    /** Zeek's limit for data that waits for an acknowledgement. */
    private static final long MAX_UNACKNOWLEDGED = 10_485_760;
    /** Maximum number of out-of-order ranges, so that a forged stream cannot use unlimited memory. */
    private static final int MAX_RANGES = 1024;

    /** Receives gaps. */
    interface GapListener {
        void gap(long bytes);
    }

    private long next = 1;
    private long trimmed = 1;
    private long highest;
    private long[] ranges = new long[0];
    private int rangeCount;
    private long rangeBytes;
    private boolean skipping;
    private boolean ended;

    /** The position up to which segments are no longer expected, usually because they were acknowledged. */
    long trimmed() {
        return trimmed;
    }

    /** The position up to which all bytes were seen or given up. */
    long next() {
        return next;
    }

    boolean holdsSegments() {
        return highest > trimmed;
    }

    /** Whether the stream is no longer tracked, because too much of it was never acknowledged. */
    boolean skipping() {
        return skipping;
    }

    boolean ended() {
        return ended;
    }

    void end() {
        ended = true;
    }

    /** Processes a segment with payload. */
    void segment(long from, int length, TcpEndpoint sender, TcpEndpoint peer) {
        if (skipping) {
            return;
        }
        long to = from + length;
        if (to > trimmed) {
            highest = Math.max(highest, to);
            insert(Math.max(from, trimmed), to);
            boolean nothingAcknowledged = sender.nothingAcknowledged();
            if (nothingAcknowledged && sender.payloadBytes(peer) > MAX_WITHOUT_ACKNOWLEDGEMENT) {
                // The peer's side is probably not captured, so do not wait for it.
                trimmed = Math.max(trimmed, next);
            }
        }
        if ((sender.nothingAcknowledged() && highest - next > MAX_WITHOUT_ACKNOWLEDGEMENT)
                || next - trimmed + rangeBytes > MAX_UNACKNOWLEDGED
                || rangeCount > MAX_RANGES) {
            skipping = true;
            highest = 0;
            rangeCount = 0;
            rangeBytes = 0;
            ranges = new long[0];
        }
    }

    /** Processes an acknowledgement up to a position. Bytes below it that were not seen are gaps. */
    void acknowledge(long position, boolean partial, GapListener gaps) {
        if (position <= trimmed) {
            return;
        }
        if (position > next) {
            giveUp(position, partial, gaps);
        }
        trimmed = position;
    }

    private void giveUp(long position, boolean partial, GapListener gaps) {
        // A partial connection begins as if a SYN had been seen. Neither that SYN nor a keep-alive byte before it is a
        // gap.
        if (partial && position <= 2) {
            return;
        }
        while (!skipping && rangeCount > 0 && ranges[0] < position) {
            gaps.gap(ranges[0] - next);
            next = ranges[0];
            deliver();
        }
        if (position > next) {
            if (!skipping) {
                gaps.gap(position - next);
            }
            next = position;
            deliver();
        }
    }

    private void insert(long from, long to) {
        if (to <= next) {
            return;
        }
        if (from <= next && (rangeCount == 0 || to < ranges[0])) {
            next = to;
            return;
        }
        addRange(Math.max(from, next), to);
        deliver();
    }

    /** Moves {@link #next} over the ranges that begin at or below it. */
    private void deliver() {
        int passed = 0;
        while (passed < rangeCount && ranges[2 * passed] <= next) {
            next = Math.max(next, ranges[2 * passed + 1]);
            rangeBytes -= ranges[2 * passed + 1] - ranges[2 * passed];
            passed++;
        }
        if (passed > 0) {
            rangeCount -= passed;
            System.arraycopy(ranges, 2 * passed, ranges, 0, 2 * rangeCount);
        }
    }

    /** Merges a range with those it touches. The ranges stay sorted and disjoint. */
    private void addRange(long from, long to) {
        int first = 0;
        while (first < rangeCount && ranges[2 * first + 1] < from) {
            first++;
        }
        int last = first;
        long low = from;
        long high = to;
        while (last < rangeCount && ranges[2 * last] <= to) {
            low = Math.min(low, ranges[2 * last]);
            high = Math.max(high, ranges[2 * last + 1]);
            rangeBytes -= ranges[2 * last + 1] - ranges[2 * last];
            last++;
        }
        int growth = 1 - (last - first);
        if (2 * (rangeCount + growth) > ranges.length) {
            ranges = Arrays.copyOf(ranges, Math.max(8, 2 * ranges.length));
        }
        System.arraycopy(ranges, 2 * last, ranges, 2 * (first + 1), 2 * (rangeCount - last));
        ranges[2 * first] = low;
        ranges[2 * first + 1] = high;
        rangeBytes += high - low;
        rangeCount += growth;
    }
}
