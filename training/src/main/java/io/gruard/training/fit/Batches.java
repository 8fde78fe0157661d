package io.gruard.training.fit;

import io.gruard.core.Shuffle;
import io.gruard.training.protocol.Examples;
import io.gruard.training.protocol.Seeds;
import java.util.SplittableRandom;

/**
 * The training rows of an epoch in batches of equal size, except possibly the last. Order and noise depend only on the seed
 * and the number of the epoch, so they are the same after a resume.
 */
final class Batches {
    private final Examples examples;
    private final InputNoise noise;
    private final int size;
    private final long seed;
    private final int[] order;
    private final float[] values;
    private final int[] classes;
    private int epoch;

    Batches(Examples examples, InputNoise noise, int size, long seed) {
        this.examples = examples;
        this.noise = noise;
        this.size = Math.min(size, examples.rows());
        this.seed = seed;
        this.order = new int[examples.rows()];
        this.values = new float[this.size * examples.matrix().columns()];
        this.classes = new int[this.size];
    }

    /**
     * The rows of one step. The next batch reuses the arrays.
     *
     * @param values (rows, columns)
     */
    record Batch(float[] values, int[] classes, int rows) {}

    int count() {
        return Math.ceilDiv(order.length, size);
    }

    int rowsBefore(int batch) {
        return (int) Math.min((long) batch * size, order.length);
    }

    /** Shuffles the rows for an epoch (Fisher and Yates). */
    void shuffle(int epoch) {
        this.epoch = epoch;
        Shuffle.fill(order, new SplittableRandom(Seeds.of(seed, "order of epoch " + epoch)));
    }

    Batch fill(int batch) {
        int first = rowsBefore(batch);
        int rows = rowsBefore(batch + 1) - first;
        int columns = examples.matrix().columns();
        for (int i = 0; i < rows; i++) {
            int row = order[first + i];
            System.arraycopy(examples.matrix().values(), row * columns, values, i * columns, columns);
            classes[i] = examples.classOfRow()[row];
        }
        noise.add(values, rows, columns, Seeds.of(seed, "noise of epoch " + epoch + ", batch " + batch));
        return new Batch(values, classes, rows);
    }
}
