package io.gruard.training.novelty;

import io.gruard.core.Matrix;

/**
 * How a mixture of Gaussians is fitted.
 *
 * @param components how many Gaussians
 * @param regularisation added to the variance in every direction; in units of a column that varies by 1. It says how much a row may
 *     differ in a column that never varied.
 * @param rows rows to fit to, drawn from all; more cost time and change little
 * @param iterations of expectation and maximisation, at most
 * @param gain of the mean logarithm of the density below which they end
 */
public record MixtureSettings(int components, double regularisation, int rows, int iterations, double gain) {
    public MixtureSettings {
        if (components < 1 || rows < 1 || iterations < 1) {
            throw new IllegalArgumentException("components, rows and iterations must be 1 or more, found " + components
                    + ", " + rows + " and " + iterations);
        }
        if (!(regularisation > 0) || !(gain >= 0)) {
            throw new IllegalArgumentException(
                    "regularisation must be above 0 and gain 0 or more, found " + regularisation + " and " + gain);
        }
    }

    /** Chosen on KDDTrain+ with the attack labels unused; docs/lab/novelty.md has the trials. */
    public static MixtureSettings defaults() {
        return new MixtureSettings(8, 0.05, 20_000, 30, 1e-2);
    }

    /** One Gaussian, of rows whose columns vary by other amounts than 1: a hundredth of their mean variance is added. */
    static MixtureSettings single(Matrix rows) {
        double squares = 0;
        for (int column = 0; column < rows.columns(); column++) {
            double mean = 0;
            for (int row = 0; row < rows.rows(); row++) {
                mean += rows.get(row, column);
            }
            mean /= Math.max(1, rows.rows());
            for (int row = 0; row < rows.rows(); row++) {
                double apart = rows.get(row, column) - mean;
                squares += apart * apart;
            }
        }
        double variance = squares / Math.max(1, (double) rows.rows() * rows.columns());
        return new MixtureSettings(1, Math.max(variance / 100, 1e-6), 20_000, 2, 0);
    }
}
