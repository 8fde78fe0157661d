package io.gruard.optimize.parzen;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A mixture over kernels of products over parameters. All parameters share the index of the kernel, so a joint estimator
 * represents which values of two parameters are good together.
 *
 * @param weights weight of each kernel; they sum to 1
 * @param parameters kernels of each parameter, as many as there are weights
 */
public record ProductMixture(double[] weights, List<ParzenKernels> parameters) {

    /** Difference of logarithms from which a term is negligible: 1000 · exp(−48) is below the precision of 1. */
    private static final double NEGLIGIBLE = 48;

    /**
     * Draws points.
     *
     * @return internal values (parameters, count)
     */
    public double[][] draw(int count, RandomGenerator random) {
        double[][] values = new double[parameters.size()][count];
        for (int i = 0; i < count; i++) {
            int kernel = drawKernel(random);
            for (int p = 0; p < values.length; p++) {
                values[p][i] = parameters.get(p).draw(kernel, random);
            }
        }
        return values;
    }

    /**
     * Returns the logarithm of the density at each point.
     *
     * @param values internal values (parameters, points)
     */
    public double[] logDensities(double[][] values) {
        int points = values[0].length;
        double[] logWeights = new double[weights.length];
        for (int kernel = 0; kernel < weights.length; kernel++) {
            logWeights[kernel] = Math.log(weights[kernel]);
        }
        double[][] sums = new double[points][];
        for (int point = 0; point < points; point++) {
            sums[point] = logWeights.clone();
        }
        for (int p = 0; p < values.length; p++) {
            if (!parameters.get(p).hasMasses()) {
                parameters.get(p).addLogDensities(values[p], sums);
            }
        }
        addMasses(values, sums);
        return Arrays.stream(sums)
                .mapToDouble(ProductMixture::logSumOfExponentials)
                .toArray();
    }

    /**
     * Adds the factors that are masses, which are at most 1 and expensive. A kernel is therefore dropped as soon as it is
     * negligible relative to the last kernel, the prior.
     */
    private void addMasses(double[][] values, double[][] sums) {
        int prior = weights.length - 1;
        double[] minimum = new double[sums.length];
        for (int point = 0; point < sums.length; point++) {
            minimum[point] = sums[point][prior] - NEGLIGIBLE;
            for (int p = 0; p < values.length; p++) {
                if (parameters.get(p).hasMasses()) {
                    minimum[point] += parameters.get(p).logDensity(prior, values[p][point]);
                }
            }
        }
        for (int p = 0; p < values.length; p++) {
            if (parameters.get(p).hasMasses()) {
                dropBelow(minimum, sums);
                parameters.get(p).addLogDensities(values[p], sums);
            }
        }
    }

    private static void dropBelow(double[] minimum, double[][] sums) {
        for (int point = 0; point < sums.length; point++) {
            double[] row = sums[point];
            for (int kernel = 0; kernel < row.length; kernel++) {
                row[kernel] = row[kernel] < minimum[point] ? Double.NEGATIVE_INFINITY : row[kernel];
            }
        }
    }

    private int drawKernel(RandomGenerator random) {
        double quantile = random.nextDouble();
        double cumulative = 0;
        for (int kernel = 0; kernel < weights.length - 1; kernel++) {
            cumulative += weights[kernel];
            if (quantile < cumulative) {
                return kernel;
            }
        }
        return weights.length - 1;
    }

    private static double logSumOfExponentials(double[] terms) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double term : terms) {
            largest = Math.max(largest, term);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (double term : terms) {
            double gap = term - largest;
            if (gap > -NEGLIGIBLE) {
                sum += Math.exp(gap);
            }
        }
        return largest + Math.log(sum);
    }
}
