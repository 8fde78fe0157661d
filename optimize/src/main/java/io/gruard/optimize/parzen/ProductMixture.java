package io.gruard.optimize.parzen;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A mixture over kernels of products over parameters: the kernel's index is shared, which is what lets a joint estimator see
 * that good values of two parameters belong together.
 *
 * @param weights one a kernel, summing to 1
 * @param parameters one entry a parameter, each with as many kernels as there are weights
 */
public record ProductMixture(double[] weights, List<ParzenKernels> parameters) {

    /** A thousand terms of exp(−48) do not reach the last place of 1. */
    private static final double NOTHING_BESIDE = 48;

    /**
     * Internal values.
     *
     * @return (parameters, count)
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
     * The logarithm of the density at each point.
     *
     * @param values (parameters, points), internal
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
     * The factors that are at most 1. They are dear, so a kernel is dropped as soon as what it has come to is nothing beside the
     * whole of the prior's kernel, the last.
     */
    private void addMasses(double[][] values, double[][] sums) {
        int prior = weights.length - 1;
        double[] least = new double[sums.length];
        for (int point = 0; point < sums.length; point++) {
            least[point] = sums[point][prior] - NOTHING_BESIDE;
            for (int p = 0; p < values.length; p++) {
                if (parameters.get(p).hasMasses()) {
                    least[point] += parameters.get(p).logDensity(prior, values[p][point]);
                }
            }
        }
        for (int p = 0; p < values.length; p++) {
            if (parameters.get(p).hasMasses()) {
                dropBelow(least, sums);
                parameters.get(p).addLogDensities(values[p], sums);
            }
        }
    }

    private static void dropBelow(double[] least, double[][] sums) {
        for (int point = 0; point < sums.length; point++) {
            double[] row = sums[point];
            for (int kernel = 0; kernel < row.length; kernel++) {
                row[kernel] = row[kernel] < least[point] ? Double.NEGATIVE_INFINITY : row[kernel];
            }
        }
    }

    private int drawKernel(RandomGenerator random) {
        double quantile = random.nextDouble();
        double reached = 0;
        for (int kernel = 0; kernel < weights.length - 1; kernel++) {
            reached += weights[kernel];
            if (quantile < reached) {
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
            if (gap > -NOTHING_BESIDE) {
                sum += Math.exp(gap);
            }
        }
        return largest + Math.log(sum);
    }
}
