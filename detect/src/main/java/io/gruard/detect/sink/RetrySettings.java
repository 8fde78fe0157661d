package io.gruard.detect.sink;

import java.time.Duration;

/**
 * How failed deliveries are retried.
 *
 * @param first pause after the first failure; each further failure doubles it
 * @param max longest pause
 * @param atClose how long the program waits for deliveries at its end; the rest stays on disk
 */
public record RetrySettings(Duration first, Duration max, Duration atClose) {
    public RetrySettings {
        if (first.isNegative() || first.isZero() || max.compareTo(first) < 0 || atClose.isNegative()) {
            throw new IllegalArgumentException("retry pauses: expected positive, growing pauses, found first " + first
                    + ", maximum " + max + ", at close " + atClose);
        }
    }

    /** Returns half a second to a minute, and 5 seconds at the end. */
    public static RetrySettings defaults() {
        return new RetrySettings(Duration.ofMillis(500), Duration.ofMinutes(1), Duration.ofSeconds(5));
    }

    /** Returns the pause after a number of consecutive failures, in milliseconds. */
    long pauseMillis(int failures) {
        int doublings = Math.clamp(failures - 1L, 0, 30);
        return Math.min(max.toMillis(), first.toMillis() << doublings);
    }
}
