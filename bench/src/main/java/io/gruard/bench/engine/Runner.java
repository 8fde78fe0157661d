package io.gruard.bench.engine;

/** One side of a comparison, ready to be timed, inside its own process. */
interface Runner extends AutoCloseable {
    /** Rows whose probabilities are compared before anything is timed. */
    int COMPARED_ROWS = 4;

    /** Runs what is timed. */
    void run();

    /**
     * Computes probabilities (rows, classes) of the first {@link #COMPARED_ROWS} rows, or of all if there are fewer,
     * with the current weights.
     */
    double[] probabilities();

    @Override
    void close();
}
