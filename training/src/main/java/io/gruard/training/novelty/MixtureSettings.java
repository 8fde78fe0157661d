package io.gruard.training.novelty;

import io.gruard.core.Matrix;

/**
 * Settings for fitting a mixture of Gaussians.
 *
 * @param components number of Gaussians
 * @param regularization added to the variance in every direction, in units of a column with standard deviation 1; it
 *     determines how much a row may differ in a constant column
 * @param rows maximum number of rows to fit to, drawn at random; more rows cost time and change little
 * @param iterations maximum number of iterations of expectation maximization
 * @param gain the fit ends if the mean log density increases by less than this
 */
public record MixtureSettings(int components, double regularization, int rows, int iterations, double gain) {
    public MixtureSettings {
        if (components < 1 || rows < 1 || iterations < 1) {
            throw new IllegalArgumentException(
                    "mixture settings: expected components, rows and iterations of 1 or more," + " found " + components
                            + ", " + rows + " and " + iterations);
        }
        if (!(regularization > 0) || !(gain >= 0)) {
            throw new IllegalArgumentException(
                    "mixture settings: expected a regularization above 0 and a gain of 0 or more, found "
                            + regularization + " and " + gain);
        }
    }

    /** Returns the defaults. They were chosen on KDDTrain+ without attack labels; docs/lab/novelty.md has the trials. */
    public static MixtureSettings defaults() {
        return new MixtureSettings(8, 0.05, 20_000, 30, 1e-2);
    }

    /** Returns settings of one Gaussian for unscaled columns. The regularization is 1% of the mean variance. */
    static MixtureSettings single(Matrix rows) {
        double squares = 0;
        for (int column = 0; column < rows.columns(); column++) {
            double mean = 0;
            for (int row = 0; row < rows.rows(); row++) {
                mean += rows.get(row, column);
            }
            mean /= Math.max(1, rows.rows());
            for (int row = 0; row < rows.rows(); row++) {
                double difference = rows.get(row, column) - mean;
                squares += difference * difference;
            }
        }
        double variance = squares / Math.max(1, (double) rows.rows() * rows.columns());
        return new MixtureSettings(1, Math.max(variance / 100, 1e-6), 20_000, 2, 0);
    }
}
