package io.gruard.optimize.parzen;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * @param probabilities (kernels, choices), each row summing to 1
 */
public record CategoricalKernels(double[][] probabilities) implements ParzenKernels {

    /**
     * A kernel puts {@code priorWeight / kernels} on every choice and 1 more on the one it saw.
     *
     * @param observed index of the choice, one an observation
     */
    public static CategoricalKernels around(double[] observed, int choices, double priorWeight) {
        int kernels = observed.length + 1;
        double[][] probabilities = new double[kernels][choices];
        for (int kernel = 0; kernel < kernels; kernel++) {
            double even = observed.length == 0 ? 1 : priorWeight / kernels;
            Arrays.fill(probabilities[kernel], even);
            if (kernel < observed.length) {
                probabilities[kernel][(int) observed[kernel]] += 1;
            }
            normalise(probabilities[kernel]);
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
        double reached = 0;
        for (int choice = 0; choice < row.length - 1; choice++) {
            reached += row[choice];
            if (quantile < reached) {
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

    private static void normalise(double[] row) {
        double sum = 0;
        for (double weight : row) {
            sum += weight;
        }
        // Without a prior the last kernel holds nothing, and stays so.
        double divisor = sum == 0 ? 1 : sum;
        for (int choice = 0; choice < row.length; choice++) {
            row[choice] /= divisor;
        }
    }
}
