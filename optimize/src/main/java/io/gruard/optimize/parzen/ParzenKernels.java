package io.gruard.optimize.parzen;

import java.util.random.RandomGenerator;

/** The kernels of one parameter, one for each observation and a last one for the prior. */
public sealed interface ParzenKernels permits NumericKernels, CategoricalKernels {

    int count();

    /** Draws an internal value from one kernel. */
    double draw(int kernel, RandomGenerator random);

    /** Whether values have masses, which are at most 1, and no densities. */
    boolean hasMasses();

    /** The log density, or log mass, of an internal value under one kernel. */
    double logDensity(int kernel, double value);

    /**
     * Adds the log density (log mass where values are discrete) of each value under each kernel.
     *
     * @param values internal values, one a point
     * @param sums (points, kernels), added to; where it is −∞ already it stays so, and nothing is computed
     */
    void addLogDensities(double[] values, double[][] sums);
}
