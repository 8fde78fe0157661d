package io.gruard.optimize.parzen;

import java.util.random.RandomGenerator;

/** The kernels of one parameter: one for each observation, and the prior as the last. */
public sealed interface ParzenKernels permits NumericKernels, CategoricalKernels {

    /** Returns the number of kernels. */
    int count();

    /** Draws an internal value from a kernel. */
    double draw(int kernel, RandomGenerator random);

    /** Returns whether values have masses, which are at most 1, instead of densities. */
    boolean hasMasses();

    /** Returns the log density, or log mass, of an internal value under a kernel. */
    double logDensity(int kernel, double value);

    /**
     * Adds the log density, or log mass, of each value under each kernel.
     *
     * @param values internal value of each point
     * @param sums sums to add to (points, kernels); entries of −∞ stay and cost nothing
     */
    void addLogDensities(double[] values, double[][] sums);
}
