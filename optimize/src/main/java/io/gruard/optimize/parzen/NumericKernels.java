package io.gruard.optimize.parzen;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Normal kernels, each cut to the parameter's range. Stepped parameters live on the range widened by half a step at both ends, and
 * a grid value has the mass of the step around it; logarithmic ones live on the logarithm of that.
 *
 * @param mu centres, in log space where the range is logarithmic
 * @param sigma widths
 */
public record NumericKernels(double[] mu, double[] sigma, Range range) implements ParzenKernels {

    /**
     * @param low lowest value, neither widened nor logged
     * @param step 0 for a continuous parameter
     */
    public record Range(double low, double high, double step, boolean log) {

        /** The lower end of the space in which kernels live. */
        public double from() {
            return scaled(low - step / 2);
        }

        public double to() {
            return scaled(high + step / 2);
        }

        public double width() {
            return to() - from();
        }

        /** A value in the space in which kernels live. */
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

    /** What is taken from −z²/2 for the log density of a kernel that is cut to the range. */
    private double logScale(int kernel) {
        return StandardNormal.LOG_SQRT_TWO_PI + logMassOfRange(kernel) + Math.log(sigma[kernel]);
    }

    /** Observations on a grid repeat, and so do drawn values: each mass is computed once, and only where it is asked for. */
    private void addLogMasses(double[] values, double[][] sums) {
        int[] kind = new int[count()];
        int[] example = new int[count()];
        int kinds = groupEqualKernels(kind, example);
        double[] ofRange = unknown(kinds);
        Map<Double, double[]> byValue = new HashMap<>();
        for (int point = 0; point < values.length; point++) {
            double value = values[point];
            double[] masses = byValue.computeIfAbsent(value, absent -> unknown(kinds));
            double[] row = sums[point];
            for (int kernel = 0; kernel < kind.length; kernel++) {
                if (row[kernel] == Double.NEGATIVE_INFINITY) {
                    continue;
                }
                int k = kind[kernel];
                if (Double.isNaN(ofRange[k])) {
                    ofRange[k] = logMassOfRange(example[k]);
                }
                if (Double.isNaN(masses[k])) {
                    masses[k] = logMass(value, example[k]) - ofRange[k];
                }
                row[kernel] += masses[k];
            }
        }
    }

    private static double[] unknown(int count) {
        double[] values = new double[count];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    private int groupEqualKernels(int[] kind, int[] example) {
        record KernelShape(double mu, double sigma) {}
        Map<KernelShape, Integer> kinds = new HashMap<>();
        for (int kernel = 0; kernel < kind.length; kernel++) {
            KernelShape shape = new KernelShape(mu[kernel], sigma[kernel]);
            Integer known = kinds.putIfAbsent(shape, kinds.size());
            kind[kernel] = known == null ? kinds.size() - 1 : known;
            example[kind[kernel]] = kernel;
        }
        return kinds.size();
    }

    /** Of the step around a grid value. */
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
