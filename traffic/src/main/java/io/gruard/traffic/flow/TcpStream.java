package io.gruard.traffic.flow;

import java.util.Arrays;

/**
 * Which bytes of a TCP stream were seen, by position; the bytes themselves are not kept. From it follow gaps, that is
 * bytes that were acknowledged but never captured.
 *
 * <p>Positions count from 1, the first byte behind the SYN. Below {@link #next()} everything was seen or given up; above
 * it lie ranges that came out of order.
 */
final class TcpStream {
    /** Zeek's bound on data without any acknowledgement, and beyond which a hole is not waited for. */
    private static final long MAX_WITHOUT_ACKNOWLEDGEMENT = 16_384;
    /** Zeek's bound on data that waits for an acknowledgement. */
    private static final long MAX_UNACKNOWLEDGED = 10_485_760;
    /** Out-of-order ranges kept at once; a forged stream must not take memory without end. */
    private static final int MAX_RANGES = 1024;

    /** Told about a gap. */
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

    /** The position up to which segments are no longer waited for, mostly because they were acknowledged. */
    long trimmed() {
        return trimmed;
    }

    /** The position up to which everything was seen or given up. */
    long next() {
        return next;
    }

    boolean holdsSegments() {
        return highest > trimmed;
    }

    /** Whether the stream is no longer followed, because too much of it was never acknowledged. */
    boolean skipping() {
        return skipping;
    }

    boolean ended() {
        return ended;
    }

    void end() {
        ended = true;
    }

    /** Takes a segment with payload. */
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
                // The peer's side is probably not captured: do not wait for it.
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

    /** Takes an acknowledgement up to a position; bytes below it that were not seen are gaps. */
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
        // A partial connection begins as if a SYN had been seen; that and a keep-alive byte before it are no gap.
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

    /** Joins a range with those it touches; the ranges stay in order and apart. */
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
