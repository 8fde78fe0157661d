package io.gruard.nn;

import io.gruard.core.Matrix;

/**
 * Class probabilities of rows, with the weights that the network had when the scorer was made.
 *
 * <p>A row's bits do not depend on the rows beside it or on the number of threads. A scorer owns its threads and work space; it is
 * used by one thread at a time and must be closed.
 */
public final class Scorer implements AutoCloseable {
    private final Network network;

    public Scorer(Network network, int threads) {
        Checks.positive("threads", threads);
        this.network = network;
    }

    /** Softmax probabilities: (rows, classes) for (rows, steps times channels). */
    public Matrix probabilities(Matrix rows) {
        Matrix result = Matrix.zeros(rows.rows(), network.spec().classes());
        score(rows.values(), rows.rows(), result.values());
        return result;
    }

    /**
     * The same without new arrays.
     *
     * @param x (rows, steps, channels)
     * @param probabilities (rows, classes), written
     */
    public void score(float[] x, int rows, float[] probabilities) {
        Checks.length("probabilities", rows * network.spec().classes(), probabilities.length);
        throw new UnsupportedOperationException("scoring arrives with the kernels");
    }

    @Override
    public void close() {}
}
