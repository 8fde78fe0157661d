package io.gruard.detect;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Counts durations in buckets, eight for each power of two of nanoseconds, so that a quantile is accurate to one
 * eighth. Written by one thread, read by any.
 */
public final class Latencies {
    private static final int PARTS = 8;

    private final AtomicLongArray counts = new AtomicLongArray(64 * PARTS);

    /** Counts a duration. */
    public void add(long nanos) {
        counts.incrementAndGet(bucket(Math.max(nanos, PARTS)));
    }

    private static int bucket(long nanos) {
        int power = 63 - Long.numberOfLeadingZeros(nanos);
        int part = (int) ((nanos >>> (power - 3)) & (PARTS - 1));
        return power * PARTS + part;
    }

    /** Returns the upper end of the bucket of a quantile in milliseconds; 0 if nothing was counted. */
    public double quantileMillis(double quantile) {
        long total = 0;
        for (int i = 0; i < counts.length(); i++) {
            total += counts.get(i);
        }
        long left = (long) Math.ceil(quantile * total);
        for (int i = 0; i < counts.length() && total > 0; i++) {
            left -= counts.get(i);
            if (left <= 0) {
                return upperEnd(i) / 1e6;
            }
        }
        return 0;
    }

    private static double upperEnd(int bucket) {
        int power = bucket / PARTS;
        return Math.scalb(1.0 + (bucket % PARTS + 1.0) / PARTS, power);
    }
}
