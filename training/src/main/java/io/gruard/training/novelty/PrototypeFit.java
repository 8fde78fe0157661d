package io.gruard.training.novelty;

import io.gruard.core.Matrix;
import io.gruard.core.ParallelRanges;
import io.gruard.model.Prototypes;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Fits prototypes: the centres of k-means (Lloyd 1982), starting from rows drawn by k-means++ (Arthur and Vassilvitskii
 * 2007). Equal rows count each, so prototypes are denser where benign rows are. The same rows and seed give the same bits
 * for any number of threads.
 */
public final class PrototypeFit {
    /** Number of rows of a block, the unit of work of a thread. */
    private static final int BLOCK_ROWS = 512;

    private final Matrix rows;
    private final int width;
    private final int count;
    private final SplittableRandom random;
    private final ParallelRanges ranges;

    private PrototypeFit(Matrix rows, int count, SplittableRandom random, ParallelRanges ranges) {
        this.rows = rows;
        this.width = rows.columns();
        this.count = count;
        this.random = random;
        this.ranges = ranges;
    }

    /**
     * Fits prototypes to these rows.
     *
     * @param all (rows, columns), at distances one row
     * @param threads number of threads; the result does not depend on it
     */
    public static Prototypes fit(Matrix all, PrototypeSettings settings, int threads, long seed) {
        if (all.rows() == 0) {
            throw new IllegalArgumentException("prototypes: expected one row or more, found none");
        }
        SplittableRandom random = new SplittableRandom(seed);
        Matrix rows = Sampling.of(all, settings.rows(), random);
        try (ParallelRanges ranges = new ParallelRanges(threads)) {
            int count = Math.min(settings.prototypes(), rows.rows());
            return new PrototypeFit(rows, count, random, ranges).fit(settings.rounds());
        }
    }

    /** Returns the mean of all rows, at distances one, as a single prototype. */
    static Prototypes mean(Matrix rows) {
        if (rows.rows() == 0) {
            throw new IllegalArgumentException("mean of rows: expected one row or more, found none");
        }
        double[] means = ColumnMeans.of(rows);
        float[] mean = new float[means.length];
        for (int column = 0; column < mean.length; column++) {
            mean[column] = (float) means[column];
        }
        return new Prototypes(1, mean.length, mean);
    }

    private Prototypes fit(int rounds) {
        float[] centres = initialCentres();
        for (int round = 0; round < rounds; round++) {
            centres = means(centres, nearest(new Prototypes(count, width, centres)));
        }
        return new Prototypes(count, width, centres);
    }

    /**
     * Draws rows as centres (width, count), weighted by the squared distance from the nearest row drawn before (k-means++).
     */
    private float[] initialCentres() {
        int n = rows.rows();
        float[] byColumn = new float[width * n];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < width; column++) {
                byColumn[column * n + row] = rows.get(row, column);
            }
        }
        float[] distances = new float[n];
        Arrays.fill(distances, Float.POSITIVE_INFINITY);
        float[] centres = new float[width * count];
        int chosen = random.nextInt(n);
        for (int p = 0; ; p++) {
            for (int column = 0; column < width; column++) {
                centres[column * count + p] = rows.get(chosen, column);
            }
            if (p == count - 1) {
                return centres;
            }
            float[] newest = Arrays.copyOfRange(rows.values(), chosen * width, (chosen + 1) * width);
            ranges.forEach(rows.rows(), BLOCK_ROWS, (from, to) -> lower(byColumn, newest, distances, from, to));
            chosen = draw(distances);
        }
    }

    /** Replaces each row's squared distance by that from the newest centre if it is smaller. */
    private void lower(float[] byColumn, float[] newest, float[] distances, int from, int to) {
        int n = rows.rows();
        float[] squares = new float[to - from];
        for (int column = 0; column < width; column++) {
            float centre = newest[column];
            int at = column * n + from;
            for (int i = 0; i < squares.length; i++) {
                float difference = byColumn[at + i] - centre;
                squares[i] += difference * difference;
            }
        }
        for (int i = 0; i < squares.length; i++) {
            distances[from + i] = Math.min(distances[from + i], squares[i]);
        }
    }

    private int draw(float[] weights) {
        double all = 0;
        for (float weight : weights) {
            all += weight;
        }
        double left = random.nextDouble() * all;
        int chosen = 0;
        while (chosen < weights.length - 1 && (left -= weights[chosen]) > 0) {
            chosen++;
        }
        return chosen;
    }

    private int[] nearest(Prototypes prototypes) {
        float[] halves = prototypes.halfSquares();
        int[] nearest = new int[rows.rows()];
        ranges.forEach(rows.rows(), BLOCK_ROWS, (from, to) -> {
            float[] scratch = new float[count];
            for (int row = from; row < to; row++) {
                nearest[row] = prototypes.nearest(rows.values(), row * width, halves, scratch);
            }
        });
        return nearest;
    }

    /** Returns the mean of each prototype's rows. A prototype without rows does not move. */
    private float[] means(float[] centres, int[] nearest) {
        double[] sums = new double[width * count];
        int[] counts = new int[count];
        for (int row = 0; row < nearest.length; row++) {
            int p = nearest[row];
            counts[p]++;
            for (int column = 0, at = row * width; column < width; column++, at++) {
                sums[column * count + p] += rows.values()[at];
            }
        }
        float[] means = centres.clone();
        for (int i = 0; i < means.length; i++) {
            int rowsOf = counts[i % count];
            means[i] = rowsOf == 0 ? means[i] : (float) (sums[i] / rowsOf);
        }
        return means;
    }
}
