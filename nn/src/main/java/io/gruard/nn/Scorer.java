package io.gruard.nn;

import io.gruard.core.Matrix;

/**
 * Computes class probabilities of rows, with the weights that the network had when the scorer was created.
 *
 * <p>A row's bits do not depend on the rows next to it or on the number of threads. A scorer owns its threads and work
 * space. It is used by one thread at a time and must be closed.
 */
public final class Scorer implements AutoCloseable {
    private final int size;
    private final Plan plan;
    private final Workers workers;
    private final FramePool pool;
    private final double[][] softmax;

    public Scorer(Network network, int threads) {
        Checks.positive("threads", threads);
        this.size = network.spec().input().size();
        this.plan = Plan.of(network);
        this.workers = new Workers(threads);
        this.pool = new FramePool(plan, threads, false);
        this.softmax = new double[threads][plan.logits().channels];
        plan.ops().forEach(Op::pack);
    }

    /** Computes softmax probabilities: (rows, classes) for (rows, steps times channels). */
    public Matrix probabilities(Matrix rows) {
        Checks.length("a row", size, rows.columns());
        Matrix result = Matrix.zeros(rows.rows(), plan.logits().channels);
        score(rows.values(), rows.rows(), result.values());
        return result;
    }

    /** Computes the logits, the input of the softmax: (rows, classes). */
    public Matrix logits(Matrix rows) {
        Checks.length("a row", size, rows.columns());
        Matrix logits = Matrix.zeros(rows.rows(), plan.logits().channels);
        score(rows.values(), rows.rows(), (frame, worker) -> copy(frame, plan.logits(), logits));
        return logits;
    }

    /**
     * Computes logits and the input of the last layer.
     *
     * @throws IllegalStateException if the last layer is not dense
     */
    public Activations activations(Matrix rows) {
        Checks.length("a row", size, rows.columns());
        Value last = plan.features();
        Matrix features = Matrix.zeros(rows.rows(), last.channels);
        Matrix logits = Matrix.zeros(rows.rows(), plan.logits().channels);
        score(rows.values(), rows.rows(), (frame, worker) -> {
            copy(frame, last, features);
            copy(frame, plan.logits(), logits);
        });
        return new Activations(features, logits);
    }

    /** Copies a value of one step. */
    private static void copy(Frame frame, Value value, Matrix to) {
        for (int r = 0; r < frame.rows; r++) {
            System.arraycopy(
                    frame.data(value),
                    r * value.stride,
                    to.values(),
                    (frame.firstRow + r) * value.channels,
                    value.channels);
        }
    }

    /**
     * Computes softmax probabilities without allocating arrays.
     *
     * @param x (rows, steps, channels)
     * @param probabilities (rows, classes), written
     */
    public void score(float[] x, int rows, float[] probabilities) {
        int classes = plan.logits().channels;
        if (x.length < (long) rows * size || probabilities.length < (long) rows * classes) {
            throw new IllegalArgumentException("scoring " + rows + " rows needs " + (long) rows * size
                    + " values and room for " + (long) rows * classes + " probabilities, found " + x.length + " and "
                    + probabilities.length);
        }
        score(x, rows, (frame, worker) -> write(frame, softmax[worker], probabilities));
    }

    /** Reads a block of rows after its logits are computed. */
    private interface Reader {
        void read(Frame frame, int worker);
    }

    private void score(float[] x, int rows, Reader reader) {
        int blocks = (rows + FramePool.BLOCK_ROWS - 1) / FramePool.BLOCK_ROWS;
        workers.forEach(blocks, (block, worker) -> {
            Frame frame = pool.frame(worker, block, rows);
            pool.load(frame, x);
            for (Op op : plan.ops()) {
                op.forward(frame);
            }
            reader.read(frame, worker);
        });
    }

    private void write(Frame frame, double[] row, float[] probabilities) {
        Value logits = plan.logits();
        float[] z = frame.data(logits);
        for (int r = 0; r < frame.rows; r++) {
            LossHead.softmax(z, r * logits.stride, row);
            for (int c = 0; c < row.length; c++) {
                probabilities[(frame.firstRow + r) * row.length + c] = (float) row[c];
            }
        }
    }

    @Override
    public void close() {
        workers.close();
    }
}
