package io.gruard.traffic.flow;

import java.util.Arrays;

/** The first bytes of a TCP stream, reassembled in bounded memory. Of bytes sent twice, the first copy is kept. */
final class ContentPrefix {
    private static final int MAX_RANGES = 8;

    private final int maxBytes;
    private byte[] bytes = new byte[0];
    /** Number of bytes from the beginning without a gap. */
    private int contiguous;
    /** Ranges after the first gap, sorted, as pairs of from (inclusive) and to (exclusive). */
    private final int[] ranges = new int[2 * MAX_RANGES];

    private int rangeCount;

    ContentPrefix(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Adds payload at a position, counted from the first byte of the stream. */
    void add(byte[] source, int start, int length, long position) {
        if (position < 0 || position >= maxBytes || length <= 0 || position + length <= contiguous) {
            return;
        }
        int from = (int) position;
        int to = (int) Math.min(maxBytes, position + length);
        if (from > contiguous && rangeCount == MAX_RANGES) {
            return;
        }
        if (to > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.min(maxBytes, Math.max(to, 2 * bytes.length)));
        }
        copyWhereFree(source, start - from, Math.max(from, contiguous), to);
    }

    private void copyWhereFree(byte[] source, int shift, int from, int to) {
        int at = from;
        for (int i = 0; i < rangeCount && at < to; i++) {
            int taken = Math.min(to, ranges[2 * i]);
            if (at < taken) {
                System.arraycopy(source, shift + at, bytes, at, taken - at);
            }
            at = Math.max(at, ranges[2 * i + 1]);
        }
        if (at < to) {
            System.arraycopy(source, shift + at, bytes, at, to - at);
        }
        cover(from, to);
    }

    private void cover(int from, int to) {
        if (from <= contiguous) {
            contiguous = Math.max(contiguous, to);
            int passed = 0;
            while (passed < rangeCount && ranges[2 * passed] <= contiguous) {
                contiguous = Math.max(contiguous, ranges[2 * passed + 1]);
                passed++;
            }
            rangeCount -= passed;
            System.arraycopy(ranges, 2 * passed, ranges, 0, 2 * rangeCount);
            return;
        }
        int at = 0;
        while (at < rangeCount && ranges[2 * at] < from) {
            at++;
        }
        System.arraycopy(ranges, 2 * at, ranges, 2 * at + 2, 2 * (rangeCount - at));
        ranges[2 * at] = from;
        ranges[2 * at + 1] = to;
        rangeCount++;
    }

    /** The bytes up to the first gap. */
    byte[] bytes() {
        return Arrays.copyOf(bytes, contiguous);
    }
}
