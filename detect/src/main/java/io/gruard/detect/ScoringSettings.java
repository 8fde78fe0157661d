package io.gruard.detect;

import java.time.Duration;

/**
 * How records are put together for the model.
 *
 * @param maxRows rows scored at once
 * @param longestWait how long a record waits for others
 * @param queueRows records that wait; a source that is faster is held up, never emptied
 * @param threads that score; results do not depend on it
 */
public record ScoringSettings(int maxRows, Duration longestWait, int queueRows, int threads) {
    public ScoringSettings {
        positive("mostRows", maxRows);
        positive("queueRows", queueRows);
        positive("threads", threads);
        if (longestWait.isNegative()) {
            throw new IllegalArgumentException("longestWait must not be negative, found " + longestWait);
        }
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more, found " + value);
        }
    }

    /** Batches of 256, 50 ms, a queue of 8192, all processors. */
    public static ScoringSettings defaults() {
        return new ScoringSettings(
                256, Duration.ofMillis(50), 8192, Runtime.getRuntime().availableProcessors());
    }

    /** The same with another number of threads. */
    public ScoringSettings withThreads(int threads) {
        return new ScoringSettings(maxRows, longestWait, queueRows, threads);
    }
}
