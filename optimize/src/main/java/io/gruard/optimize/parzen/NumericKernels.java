package io.gruard.optimize.parzen;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Normal kernels, truncated to the range of the parameter. If the parameter has a step, the range is wider by half a step at
 * both ends, and a grid value has the mass of the step around it. If it is logarithmic, kernels are in log space.
 *
 * @param mu centres, in log space if the range is logarithmic
 * @param sigma widths
 * @param range range of the parameter
 */
public record NumericKernels(double[] mu, double[] sigma, Range range) implements ParzenKernels {

    /**
     * The range of a parameter.
     *
     * @param low lowest value
     * @param high highest value
     * @param step step of the grid, 0 for a continuous parameter
     * @param log whether kernels are in log space
     */
    public record Range(double low, double high, double step, boolean log) {

        /** Returns the lower end of the space of the kernels. */
        public double from() {
            return scaled(low - step / 2);
        }

        /** Returns the upper end of the space of the kernels. */
        public double to() {
            return scaled(high + step / 2);
        }

        public double width() {
            return to() - from();
        }

        /** Converts a value to the space of the kernels. */
        public double scaled(double value) {
            return log ? Math.log(value) : value;
        }

        double onGrid(double scaled) {
            double value = log ? Math.exp(scaled) : scaled;
            if (step > 0) {
                value = low + Math.rint((value - low) / step) * step;
            }
            return Math.clamp(value, low, high);
        }
    }

    @Override
    public int count() {
        return mu.length;
    }

    @Override
    public double draw(int kernel, RandomGenerator random) {
        double a = (range.from() - mu[kernel]) / sigma[kernel];
        double b = (range.to() - mu[kernel]) / sigma[kernel];
        double standard = TruncatedNormal.quantile(random.nextDouble(), a, b);
        return range.onGrid(mu[kernel] + sigma[kernel] * standard);
    }

    @Override
    public boolean hasMasses() {
        return range.step() > 0;
    }

    @Override
    public double logDensity(int kernel, double value) {
        if (hasMasses()) {
            return logMass(value, kernel) - logMassOfRange(kernel);
        }
        double z = (range.scaled(value) - mu[kernel]) / sigma[kernel];
        return -0.5 * z * z - logScale(kernel);
    }

    @Override
    public void addLogDensities(double[] values, double[][] sums) {
        if (hasMasses()) {
            addLogMasses(values, sums);
        } else {
            addContinuous(values, sums);
        }
    }

    private void addContinuous(double[] values, double[][] sums) {
        double[] constants = new double[count()];
        double[] inverse = new double[count()];
        for (int kernel = 0; kernel < constants.length; kernel++) {
            inverse[kernel] = 1 / sigma[kernel];
            constants[kernel] = logScale(kernel);
        }
        for (int point = 0; point < values.length; point++) {
            double x = range.scaled(values[point]);
            double[] row = sums[point];
            for (int kernel = 0; kernel < constants.length; kernel++) {
                double z = (x - mu[kernel]) * inverse[kernel];
                row[kernel] -= 0.5 * z * z + constants[kernel];
            }
        }
    }

    /** Returns the constant to subtract from −z²/2 for the log density of a truncated kernel. */
    private double logScale(int kernel) {
        return StandardNormal.LOG_SQRT_TWO_PI + logMassOfRange(kernel) + Math.log(sigma[kernel]);
    }

    /** Adds log masses. Observations and drawn values on a grid repeat, so each mass is computed once and only if used. */
    private void addLogMasses(double[] values, double[][] sums) {
        int[] group = new int[count()];
        int[] representative = new int[count()];
        int groups = groupEqualKernels(group, representative);
        double[] ofRange = unknown(groups);
        Map<Double, double[]> byValue = new HashMap<>();
        for (int point = 0; point < values.length; point++) {
            double value = values[point];
            double[] masses = byValue.computeIfAbsent(value, absent -> unknown(groups));
            double[] row = sums[point];
            for (int kernel = 0; kernel < group.length; kernel++) {
                if (row[kernel] == Double.NEGATIVE_INFINITY) {
                    continue;
                }
                int g = group[kernel];
                if (Double.isNaN(ofRange[g])) {
                    ofRange[g] = logMassOfRange(representative[g]);
                }
                if (Double.isNaN(masses[g])) {
                    masses[g] = logMass(value, representative[g]) - ofRange[g];
                }
                row[kernel] += masses[g];
            }
        }
    }

    private static double[] unknown(int count) {
        double[] values = new double[count];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private int groupEqualKernels(int[] group, int[] representative) {
        record KernelShape(double mu, double sigma) {}
        Map<KernelShape, Integer> groups = new HashMap<>();
        for (int kernel = 0; kernel < group.length; kernel++) {
            KernelShape shape = new KernelShape(mu[kernel], sigma[kernel]);
            Integer known = groups.putIfAbsent(shape, groups.size());
            group[kernel] = known == null ? groups.size() - 1 : known;
            representative[group[kernel]] = kernel;
        }
        return groups.size();
    }

    /** Returns the log mass of the step around a grid value. */
    private double logMass(double value, int kernel) {
        return logMass(range.scaled(value - range.step() / 2), range.scaled(value + range.step() / 2), kernel);
    }

    private double logMassOfRange(int kernel) {
        return logMass(range.from(), range.to(), kernel);
    }

    private double logMass(double left, double right, int kernel) {
        return StandardNormal.logMass((left - mu[kernel]) / sigma[kernel], (right - mu[kernel]) / sigma[kernel]);
    }
}
