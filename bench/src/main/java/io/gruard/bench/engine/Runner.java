package io.gruard.bench.engine;

/** One side of a comparison, ready to be timed, inside the process of its own. */
interface Runner extends AutoCloseable {
    /** Rows whose probabilities are compared before anything is timed. */
    int COMPARED_ROWS = 4;

    /** What is timed. */
    void run();

    /** Probabilities (rows, classes) of the first {@link #COMPARED_ROWS} rows, or of all if there are fewer, as the weights are now. */
    double[] probabilities();

    @Override
    void close();
}
