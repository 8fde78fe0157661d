package io.gruard.bench.engine;

/** What one timed call does. */
enum TimedTask {
    /** A training step: forward, backward, Adam. */
    TRAIN,
    /** Class probabilities of a batch. */
    SCORE,
    /** Class probabilities of one row. */
    ROW
}
