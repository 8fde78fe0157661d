package io.gruard.optimize.importance;

import io.gruard.optimize.CategoricalDistribution;
import io.gruard.optimize.Distribution;
import io.gruard.optimize.FloatDistribution;
import io.gruard.optimize.IntDistribution;
import io.gruard.optimize.parzen.CategoricalKernels;
import io.gruard.optimize.parzen.NumericKernels;
import io.gruard.optimize.parzen.ParzenKernels;
import io.gruard.optimize.parzen.ProductMixture;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Estimates the density of one parameter on a grid of at most 50 points. All kernels have one width from Scott's rule (D. W.
 * Scott, "Multivariate density estimation", 1992), because the widths of TPE are too large to distinguish parameters.
 */
final class ScottGrid {

    private static final int MAX_POINTS = 50;
    private static final double PRIOR_WEIGHT = 1;
    /** Minimum width, where one cell contains 90% of a kernel. */
    private static final double MIN_WIDTH = 0.5 / 1.64;
    /** Added to each mass, so that divisions by it are finite. */
    private static final double FLOOR = 1e-12;

    private ScottGrid() {}

    /**
     * Estimates a density.
     *
     * @param values internal values, at least one
     * @return the mass of each grid point or choice, above 0
     */
    static double[] density(Distribution distribution, double[] values) {
        int[] counts = switch (distribution) {
            case CategoricalDistribution choices -> count(choices.choices().size(), values);
            case FloatDistribution range -> counts(range, values);
            case IntDistribution range -> counts(range, values);
        };
        int[] occupied =
                IntStream.range(0, counts.length).filter(i -> counts[i] > 0).toArray();
        double[] observed = Arrays.stream(occupied).asDoubleStream().toArray();
        int[] weights = Arrays.stream(occupied).map(i -> counts[i]).toArray();
        ParzenKernels kernels = distribution instanceof CategoricalDistribution
                ? CategoricalKernels.around(observed, counts.length, PRIOR_WEIGHT)
                : kernels(occupied, weights, counts.length);
        ProductMixture mixture = new ProductMixture(mixtureWeights(weights), List.of(kernels));
        double[] points = IntStream.range(0, counts.length).asDoubleStream().toArray();
        return Arrays.stream(mixture.logDensities(new double[][] {points}))
                .map(log -> Math.exp(log) + FLOOR)
                .toArray();
    }

    private static int[] counts(FloatDistribution range, double[] values) {
        int points = range.step() == 0
                ? MAX_POINTS
                : (int) Math.min(Math.rint((range.high() - range.low()) / range.step()) + 1, MAX_POINTS);
        return counts(range.low(), range.high(), range.log(), points, values);
    }

    private static int[] counts(IntDistribution range, double[] values) {
        long width = range.high() - range.low();
        int points = range.log()
                ? (int) Math.min(Math.ceil(Math.log(width + 1.0) / Math.log(2)) + 1, MAX_POINTS)
                : (int) Math.min(width / range.step() + 1, MAX_POINTS);
        return counts((double) range.low(), (double) range.high(), range.log(), points, values);
    }

    /** Counts the values nearest to each point of a uniform grid from low to high, in log space if {@code log}. */
    private static int[] counts(double low, double high, boolean log, int points, double[] values) {
        double from = log ? Math.log(low) : low;
        double to = log ? Math.log(high) : high;
        double cell = (to - from) / (points - 1);
        double[] indices = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double value = log ? Math.log(values[i]) : values[i];
            // A value halfway between two points counts for the lower one.
            indices[i] = Math.clamp(Math.ceil((value - from) / cell - 0.5), 0, points - 1);
        }
        return count(points, indices);
    }

    private static int[] count(int points, double[] indices) {
        int[] counts = new int[points];
        for (double index : indices) {
            counts[(int) index]++;
        }
        return counts;
    }

    private static double[] mixtureWeights(int[] weights) {
        double sum = IntStream.of(weights).sum() + PRIOR_WEIGHT;
        double[] shares = new double[weights.length + 1];
        for (int i = 0; i < weights.length; i++) {
            shares[i] = weights[i] / sum;
        }
        shares[weights.length] = PRIOR_WEIGHT / sum;
        return shares;
    }

    private static ParzenKernels kernels(int[] occupied, int[] weights, int points) {
        double width = Math.max(scottWidth(occupied, weights), MIN_WIDTH);
        double[] mu = new double[occupied.length + 1];
        double[] sigma = new double[occupied.length + 1];
        for (int i = 0; i < occupied.length; i++) {
            mu[i] = occupied[i];
            sigma[i] = width;
        }
        mu[occupied.length] = (points - 1) / 2.0;
        sigma[occupied.length] = points;
        return new NumericKernels(mu, sigma, new NumericKernels.Range(0, points - 1.0, 1, false));
    }

    private static double scottWidth(int[] occupied, int[] weights) {
        int count = IntStream.of(weights).sum();
        double mean = 0;
        for (int i = 0; i < occupied.length; i++) {
            mean += (double) occupied[i] * weights[i] / count;
        }
        double squares = 0;
        int reached = 0;
        int lower = -1;
        int upper = occupied[occupied.length - 1];
        boolean upperFound = false;
        for (int i = 0; i < occupied.length; i++) {
            squares += (occupied[i] - mean) * (occupied[i] - mean) * weights[i];
            reached += weights[i];
            if (lower < 0 && reached >= count / 4) {
                lower = occupied[i];
            }
            if (!upperFound && reached > count * 3 / 4) {
                upper = occupied[i];
                upperFound = true;
            }
        }
        double deviation = Math.sqrt(squares / Math.max(1, count - 1));
        return 1.059 * Math.min((upper - lower) / 1.34, deviation) * Math.pow(count, -0.2);
    }
}
