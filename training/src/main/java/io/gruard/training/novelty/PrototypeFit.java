package io.gruard.training.novelty;

import io.gruard.core.Matrix;
import io.gruard.core.ParallelRanges;
import io.gruard.model.Prototypes;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Chooses prototypes of rows: the means that k-means (Lloyd 1982) ends with, beginning with rows drawn by k-means++ (Arthur and
 * Vassilvitskii 2007). Rows that occur often count as often, so that prototypes stand closer where benign rows do. The same rows and
 * seed give the same bits for any number of threads.
 */
public final class PrototypeFit {
    /** Rows that a thread takes at once. */
    private static final int BLOCK = 512;

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
     * The prototypes of these rows.
     *
     * @param all (rows, columns), at least one row
     * @param threads that work; the result does not depend on it
     */
    public static Prototypes fit(Matrix all, PrototypeSettings settings, int threads, long seed) {
        if (all.rows() == 0) {
            throw new IllegalArgumentException("prototypes are chosen of one row or more, found none");
        }
        SplittableRandom random = new SplittableRandom(seed);
        Matrix rows = Sampling.of(all, settings.rows(), random);
        try (ParallelRanges ranges = new ParallelRanges(threads)) {
            int count = Math.min(settings.prototypes(), rows.rows());
            return new PrototypeFit(rows, count, random, ranges).fit(settings.rounds());
        }
    }

    /** The mean of all rows, at least one, as the only prototype. */
    static Prototypes mean(Matrix rows) {
        if (rows.rows() == 0) {
            throw new IllegalArgumentException("a mean is of one row or more, found none");
        }
        double[] means = ColumnMeans.of(rows);
        float[] mean = new float[means.length];
        for (int column = 0; column < mean.length; column++) {
            mean[column] = (float) means[column];
        }
        return new Prototypes(1, mean.length, mean);
    }

    private Prototypes fit(int rounds) {
        float[] centres = spreadOut();
        for (int round = 0; round < rounds; round++) {
            centres = means(centres, nearest(new Prototypes(count, width, centres)));
        }
        return new Prototypes(count, width, centres);
    }

    /** Rows drawn with the square of their distance from those drawn before as weight: (width, count). */
    private float[] spreadOut() {
        int n = rows.rows();
        float[] byColumn = new float[width * n];
        for (int row = 0; row < n; row++) {
            for (int column = 0; column < width; column++) {
                byColumn[column * n + row] = rows.get(row, column);
            }
        }
        float[] least = new float[n];
        Arrays.fill(least, Float.POSITIVE_INFINITY);
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
            ranges.forEach(rows.rows(), BLOCK, (from, to) -> lower(byColumn, newest, least, from, to));
            chosen = drawn(least);
        }
    }

    /** Lowers each row's distance to that from the newest centre where it is smaller. */
    private void lower(float[] byColumn, float[] newest, float[] least, int from, int to) {
        int n = rows.rows();
        float[] squares = new float[to - from];
        for (int column = 0; column < width; column++) {
            float centre = newest[column];
            int at = column * n + from;
            for (int i = 0; i < squares.length; i++) {
                float apart = byColumn[at + i] - centre;
                squares[i] += apart * apart;
            }
        }
        for (int i = 0; i < squares.length; i++) {
            least[from + i] = Math.min(least[from + i], squares[i]);
        }
    }

    private int drawn(float[] weights) {
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
        ranges.forEach(rows.rows(), BLOCK, (from, to) -> {
            float[] room = new float[count];
            for (int row = from; row < to; row++) {
                nearest[row] = prototypes.nearest(rows.values(), row * width, halves, room);
            }
        });
        return nearest;
    }

    /** The mean of each prototype's rows; one without rows stays where it is. */
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
