package io.gruard.bench.engine;

/** What is timed: one call of each. */
enum TimedTask {
    /** A training step: forward, backward, Adam. */
    TRAIN,
    /** Class probabilities of a batch. */
    SCORE,
    /** Class probabilities of one row. */
    ROW
}
