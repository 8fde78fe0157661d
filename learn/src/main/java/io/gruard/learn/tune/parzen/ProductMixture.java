package io.gruard.learn.tune.parzen;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A mixture over kernels of products over parameters: the kernel's index is shared, which is what lets a joint estimator see
 * that good values of two parameters belong together.
 *
 * @param weights one a kernel, summing to 1
 * @param parameters one entry a parameter, each with as many kernels as there are weights
 */
public record ProductMixture(double[] weights, List<Kernels> parameters) {

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
        double[][] sums = new double[points][weights.length];
        for (int p = 0; p < values.length; p++) {
            parameters.get(p).addLogDensities(values[p], sums);
        }
        double[] logWeights = new double[weights.length];
        for (int kernel = 0; kernel < weights.length; kernel++) {
            logWeights[kernel] = Math.log(weights[kernel]);
        }
        double[] densities = new double[points];
        for (int point = 0; point < points; point++) {
            densities[point] = logSumOfExponentials(sums[point], logWeights);
        }
        return densities;
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

    private static double logSumOfExponentials(double[] terms, double[] logWeights) {
        double largest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < terms.length; i++) {
            terms[i] += logWeights[i];
            largest = Math.max(largest, terms[i]);
        }
        if (largest == Double.NEGATIVE_INFINITY) {
            return largest;
        }
        double sum = 0;
        for (double term : terms) {
            double gap = term - largest;
            // The sum is at least 1; a thousand terms of exp(−48) do not reach its last place.
            if (gap > -48) {
                sum += Math.exp(gap);
            }
        }
        return largest + Math.log(sum);
    }
}
