package io.gruard.training.novelty;

import io.gruard.model.GaussianMixture;

/** Accumulates weights, means and covariances, and makes a {@link GaussianMixture} of them. */
final class Gaussians {
    private final int components;
    private final int width;
    private final double regularization;
    private final double[] weights;
    private final double[][] means;
    /** For each component the lower triangle of the sum of products (width, width), and later of the covariance. */
    private final double[][][] products;

    private final float[] whitening;
    private final float[] shifts;
    private final float[] offsets;
    private double logScale;

    Gaussians(int components, int width, double regularization) {
        this.components = components;
        this.width = width;
        this.regularization = regularization;
        this.weights = new double[components];
        this.means = new double[components][width];
        this.products = new double[components][width][];
        for (double[][] triangle : products) {
            for (int i = 0; i < width; i++) {
                triangle[i] = new double[i + 1];
            }
        }
        this.whitening = new float[width * components * width];
        this.shifts = new float[components * width];
        this.offsets = new float[components];
    }

    /**
     * Adds a row to a component.
     *
     * @param used the columns that are not zero, in ascending order, in the first {@code count} entries
     */
    void add(int k, double share, float[] values, int at, int[] used, int count) {
        weights[k] += share;
        double[] mean = means[k];
        for (int a = 0; a < count; a++) {
            int i = used[a];
            double weighted = share * values[at + i];
            mean[i] += weighted;
            double[] triangleRow = products[k][i];
            for (int b = 0; b <= a; b++) {
                triangleRow[used[b]] += weighted * values[at + used[b]];
            }
        }
    }

    /** Turns the sums into the mixture. */
    void finish() {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double[] logs = new double[components];
        for (int k = 0; k < components; k++) {
            double[][] factor = Cholesky.factor(covariance(k));
            double[][] inverse = Cholesky.inverse(factor);
            double logDeterminant = 0;
            for (int i = 0; i < width; i++) {
                logDeterminant += Math.log(factor[i][i]);
            }
            // A component without rows stays, with a negligible weight.
            logs[k] = Math.log(Math.max(weights[k], 1e-9) / total) - logDeterminant;
            store(k, inverse);
        }
        double max = Double.NEGATIVE_INFINITY;
        for (double log : logs) {
            max = Math.max(max, log);
        }
        double sum = 0;
        for (double log : logs) {
            sum += Math.exp(log - max);
        }
        logScale = max + Math.log(sum);
        for (int k = 0; k < components; k++) {
            offsets[k] = (float) (logs[k] - logScale);
        }
    }

    /** Divides the sums and returns the covariance. The mean remains in {@link #means}. */
    private double[][] covariance(int k) {
        double weight = Math.max(weights[k], 1e-9);
        double[] mean = means[k];
        for (int i = 0; i < width; i++) {
            mean[i] /= weight;
        }
        double[][] covariance = products[k];
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = covariance[i][j] / weight - mean[i] * mean[j];
            }
            // Rounding may make a variance slightly negative.
            covariance[i][i] = Math.max(covariance[i][i], 0) + regularization;
        }
        return covariance;
    }

    private void store(int k, double[][] inverse) {
        int stride = components * width;
        for (int i = 0; i < width; i++) {
            double shift = 0;
            for (int j = 0; j <= i; j++) {
                whitening[j * stride + k * width + i] = (float) inverse[i][j];
                shift += inverse[i][j] * means[k][j];
            }
            shifts[k * width + i] = (float) shift;
        }
    }

    GaussianMixture mixture() {
        return new GaussianMixture(components, width, width, whitening, shifts, offsets);
    }

    /** Returns the constant that was subtracted from the offsets of the mixture. */
    double logScale() {
        return logScale;
    }
}
