package io.gruard.detect;

import java.time.Duration;

/**
 * How records are collected into batches for the model.
 *
 * @param maxRows maximum number of rows of a batch
 * @param longestWait how long a record waits for others
 * @param queueRows maximum number of waiting records; a faster source is blocked, and loses none
 * @param threads number of threads that score; results do not depend on it
 */
public record ScoringSettings(int maxRows, Duration longestWait, int queueRows, int threads) {
    public ScoringSettings {
        positive("rows of a batch", maxRows);
        positive("rows of the queue", queueRows);
        positive("threads", threads);
        if (longestWait.isNegative()) {
            throw new IllegalArgumentException("longest wait: expected 0 or more, found " + longestWait);
        }
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + ": expected 1 or more, found " + value);
        }
    }

    /** Returns batches of 256, 50 ms, a queue of 8192, and all processors. */
    public static ScoringSettings defaults() {
        return new ScoringSettings(
                256, Duration.ofMillis(50), 8192, Runtime.getRuntime().availableProcessors());
    }

    /** Returns a copy with another number of threads. */
    public ScoringSettings withThreads(int threads) {
        return new ScoringSettings(maxRows, longestWait, queueRows, threads);
    }
}
