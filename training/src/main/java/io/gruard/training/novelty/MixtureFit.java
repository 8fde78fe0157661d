package io.gruard.training.novelty;

import io.gruard.core.Matrix;
import io.gruard.core.ParallelRanges;
import io.gruard.model.GaussianMixture;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Fits a mixture of Gaussians with full covariances by expectation maximization (Dempster, Laird and Rubin 1977). It starts
 * from the clusters of k-means++ (Arthur and Vassilvitskii 2007). Rows are mostly zeros, because every category is a
 * column, and sums skip zeros. Shares are computed in parallel and summed in the order of the rows. The same rows and seed
 * therefore give the same bits for any number of threads.
 */
public final class MixtureFit {
    /** Smaller shares change sums by less than rounding does. */
    private static final double MIN_SHARE = 1e-4;

    private static final int LLOYD_ROUNDS = 10;

    /** Number of rows of a block, the unit of work of a thread. */
    private static final int BLOCK_ROWS = 512;

    private final MixtureSettings settings;
    private final Matrix rows;
    private final int width;
    private final int components;
    private final SplittableRandom random;
    private final ParallelRanges ranges;

    private MixtureFit(MixtureSettings settings, Matrix rows, SplittableRandom random, ParallelRanges ranges) {
        this.settings = settings;
        this.rows = rows;
        this.width = rows.columns();
        this.components = Math.min(settings.components(), rows.rows());
        this.random = random;
        this.ranges = ranges;
    }

    /**
     * Fits a mixture to these rows.
     *
     * @param all (rows, columns), at least one row
     * @param threads number of threads; the result does not depend on it
     */
    public static GaussianMixture fit(Matrix all, MixtureSettings settings, int threads, long seed) {
        if (all.rows() == 0) {
            throw new IllegalArgumentException("mixture of Gaussians: expected one row or more, found none");
        }
        SplittableRandom random = new SplittableRandom(seed);
        try (ParallelRanges ranges = new ParallelRanges(threads)) {
            return new MixtureFit(settings, Sampling.of(all, settings.rows(), random), random, ranges).fit();
        }
    }

    private GaussianMixture fit() {
        double[][] shares = clusters();
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 1; ; i++) {
            Gaussians gaussians = maximize(shares);
            double[] densities = new double[rows.rows()];
            expect(gaussians, shares, densities);
            double mean = Arrays.stream(densities).sum() / densities.length;
            if (i == settings.iterations() || mean - last < settings.gain()) {
                return gaussians.mixture();
            }
            last = mean;
        }
    }

    /** Returns the shares (rows, components): 1 for the cluster of a row, 0 for the others. */
    private double[][] clusters() {
        double[][] centres = distinctCentres();
        int[] nearest = new int[rows.rows()];
        for (int round = 0; round < LLOYD_ROUNDS; round++) {
            ranges.forEach(rows.rows(), BLOCK_ROWS, (from, to) -> {
                for (int row = from; row < to; row++) {
                    nearest[row] = nearest(row, centres);
                }
            });
            moveToMeans(centres, nearest);
        }
        double[][] shares = new double[rows.rows()][components];
        for (int row = 0; row < nearest.length; row++) {
            shares[row][nearest[row]] = 1;
        }
        return shares;
    }

    /** Draws rows as centres, weighted by the squared distance from the nearest centre drawn before (k-means++). */
    private double[][] distinctCentres() {
        double[][] centres = new double[components][];
        centres[0] = row(random.nextInt(rows.rows()));
        double[] distances = new double[rows.rows()];
        Arrays.fill(distances, Double.POSITIVE_INFINITY);
        for (int k = 1; k < components; k++) {
            double[] newest = centres[k - 1];
            ranges.forEach(rows.rows(), BLOCK_ROWS, (from, to) -> {
                for (int row = from; row < to; row++) {
                    distances[row] = Math.min(distances[row], distance(row, newest));
                }
            });
            double left = random.nextDouble() * Arrays.stream(distances).sum();
            int chosen = 0;
            while (chosen < distances.length - 1 && (left -= distances[chosen]) > 0) {
                chosen++;
            }
            centres[k] = row(chosen);
        }
        return centres;
    }

    private double[] row(int row) {
        double[] values = new double[width];
        for (int column = 0; column < width; column++) {
            values[column] = rows.get(row, column);
        }
        return values;
    }

    private double distance(int row, double[] centre) {
        double sum = 0;
        for (int column = 0, at = row * width; column < width; column++, at++) {
            double difference = rows.values()[at] - centre[column];
            sum += difference * difference;
        }
        return sum;
    }

    private int nearest(int row, double[][] centres) {
        int nearest = 0;
        double min = distance(row, centres[0]);
        for (int k = 1; k < centres.length; k++) {
            double distance = distance(row, centres[k]);
            if (distance < min) {
                min = distance;
                nearest = k;
            }
        }
        return nearest;
    }

    /** Moves every centre to the mean of its rows. A centre without rows does not move. */
    private void moveToMeans(double[][] centres, int[] nearest) {
        double[][] sums = new double[components][width];
        int[] counts = new int[components];
        for (int row = 0; row < nearest.length; row++) {
            double[] sum = sums[nearest[row]];
            counts[nearest[row]]++;
            for (int column = 0, at = row * width; column < width; column++, at++) {
                sum[column] += rows.values()[at];
            }
        }
        for (int k = 0; k < components; k++) {
            if (counts[k] > 0) {
                for (int column = 0; column < width; column++) {
                    centres[k][column] = sums[k][column] / counts[k];
                }
            }
        }
    }

    private Gaussians maximize(double[][] shares) {
        Gaussians gaussians = new Gaussians(components, width, settings.regularization());
        int[] used = new int[width];
        for (int row = 0; row < rows.rows(); row++) {
            int count = 0;
            int at = row * width;
            for (int column = 0; column < width; column++) {
                if (rows.values()[at + column] != 0) {
                    used[count++] = column;
                }
            }
            for (int k = 0; k < components; k++) {
                if (shares[row][k] > MIN_SHARE) {
                    gaussians.add(k, shares[row][k], rows.values(), at, used, count);
                }
            }
        }
        gaussians.finish();
        return gaussians;
    }

    /** Computes the shares of the components and the logarithm of the density for each row. */
    private void expect(Gaussians gaussians, double[][] shares, double[] densities) {
        GaussianMixture mixture = gaussians.mixture();
        ranges.forEach(rows.rows(), BLOCK_ROWS, (from, to) -> {
            float[] whitened = new float[components * width];
            for (int row = from; row < to; row++) {
                double[] logs = shares[row];
                mixture.logarithms(rows.values(), row * width, whitened, logs);
                double max = Arrays.stream(logs).max().orElseThrow();
                double sum = 0;
                for (int k = 0; k < components; k++) {
                    logs[k] = Math.exp(logs[k] - max);
                    sum += logs[k];
                }
                for (int k = 0; k < components; k++) {
                    logs[k] /= sum;
                }
                densities[row] = gaussians.logScale() + max + Math.log(sum);
            }
        });
    }
}
