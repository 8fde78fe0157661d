package io.gruard.training.novelty;

/** Cholesky factorization of small matrices. Lower triangles are stored with i + 1 entries in row i. */
final class Cholesky {
    private Cholesky() {}

    /**
     * Computes the lower triangular L with {@code L Lᵀ} = the matrix.
     *
     * @throws IllegalArgumentException if the matrix is not positive definite
     */
    static double[][] factor(double[][] matrix) {
        int n = matrix.length;
        double[][] factor = new double[n][];
        for (int i = 0; i < n; i++) {
            factor[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                if (i == j) {
                    if (!(sum > 0)) {
                        throw new IllegalArgumentException(
                                "covariance: expected a positive definite matrix, found the pivot " + sum + " in row "
                                        + i);
                    }
                    factor[i][i] = Math.sqrt(sum);
                } else {
                    factor[i][j] = sum / factor[j][j];
                }
            }
        }
        return factor;
    }

    /** Computes the inverse of a lower triangular matrix, which is also lower triangular. */
    static double[][] inverse(double[][] factor) {
        int n = factor.length;
        double[][] inverse = new double[n][];
        for (int i = 0; i < n; i++) {
            inverse[i] = new double[i + 1];
            inverse[i][i] = 1 / factor[i][i];
            for (int j = 0; j < i; j++) {
                double sum = 0;
                for (int k = j; k < i; k++) {
                    sum -= factor[i][k] * inverse[k][j];
                }
                inverse[i][j] = sum / factor[i][i];
            }
        }
        return inverse;
    }
}
