package io.gruard.optimize.parzen;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Kernels over the choices of a parameter.
 *
 * @param probabilities probabilities (kernels, choices); each row sums to 1
 */
public record CategoricalKernels(double[][] probabilities) implements ParzenKernels {

    /**
     * Makes a kernel for each observation and one for the prior. A kernel has weight {@code priorWeight / kernels} on every
     * choice and 1 more on the observed one.
     *
     * @param observed index of the choice of each observation
     */
    public static CategoricalKernels around(double[] observed, int choices, double priorWeight) {
        int kernels = observed.length + 1;
        double[][] probabilities = new double[kernels][choices];
        for (int kernel = 0; kernel < kernels; kernel++) {
            double uniform = observed.length == 0 ? 1 : priorWeight / kernels;
            Arrays.fill(probabilities[kernel], uniform);
            if (kernel < observed.length) {
                probabilities[kernel][(int) observed[kernel]] += 1;
            }
            normalize(probabilities[kernel]);
        }
        return new CategoricalKernels(probabilities);
    }

    @Override
    public int count() {
        return probabilities.length;
    }

    @Override
    public double draw(int kernel, RandomGenerator random) {
        double quantile = random.nextDouble();
        double[] row = probabilities[kernel];
        double cumulative = 0;
        for (int choice = 0; choice < row.length - 1; choice++) {
            cumulative += row[choice];
            if (quantile < cumulative) {
                return choice;
            }
        }
        return row.length - 1;
    }

    @Override
    public boolean hasMasses() {
        return true;
    }

    @Override
    public double logDensity(int kernel, double value) {
        return Math.log(probabilities[kernel][(int) value]);
    }

    @Override
    public void addLogDensities(double[] values, double[][] sums) {
        int choices = probabilities[0].length;
        double[][] logs = new double[choices][count()];
        for (int kernel = 0; kernel < count(); kernel++) {
            for (int choice = 0; choice < choices; choice++) {
                logs[choice][kernel] = Math.log(probabilities[kernel][choice]);
            }
        }
        for (int point = 0; point < values.length; point++) {
            double[] column = logs[(int) values[point]];
            for (int kernel = 0; kernel < column.length; kernel++) {
                sums[point][kernel] += column[kernel];
            }
        }
    }

    private static void normalize(double[] row) {
        double sum = 0;
        for (double weight : row) {
            sum += weight;
        }
        // If the prior has no weight, the last kernel is all zero and stays so.
        double divisor = sum == 0 ? 1 : sum;
        for (int choice = 0; choice < row.length; choice++) {
            row[choice] /= divisor;
        }
    }
}
