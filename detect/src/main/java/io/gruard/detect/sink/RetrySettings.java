package io.gruard.detect.sink;

import java.time.Duration;

/**
 * How often what could not be delivered is tried again.
 *
 * @param first pause after the first failure; each further failure doubles it
 * @param most longest pause
 * @param atClose how long the end of the program waits for deliveries; what is left then stays on disk
 */
public record RetrySettings(Duration first, Duration most, Duration atClose) {
    public RetrySettings {
        if (first.isNegative() || first.isZero() || most.compareTo(first) < 0 || atClose.isNegative()) {
            throw new IllegalArgumentException("pauses must be positive and grow, found first " + first + ", most "
                    + most + ", at close " + atClose);
        }
    }

    /** Half a second to a minute; 5 seconds at the end. */
    public static RetrySettings defaults() {
        return new RetrySettings(Duration.ofMillis(500), Duration.ofMinutes(1), Duration.ofSeconds(5));
    }

    /** The pause after so many failures on end, in milliseconds. */
    long pauseMillis(int failures) {
        int doublings = Math.clamp(failures - 1L, 0, 30);
        return Math.min(most.toMillis(), first.toMillis() << doublings);
    }
}
