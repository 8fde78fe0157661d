package io.gruard.training.novelty;

import io.gruard.core.Matrix;

/** Computes the mean of each column. */
final class ColumnMeans {
    private ColumnMeans() {}

    /**
     * Computes the means in double precision, row by row.
     *
     * @param rows (rows, columns), at least one row
     */
    static double[] of(Matrix rows) {
        double[] means = new double[rows.columns()];
        for (int row = 0, at = 0; row < rows.rows(); row++) {
            for (int column = 0; column < means.length; column++, at++) {
                means[column] += rows.values()[at];
            }
        }
        for (int column = 0; column < means.length; column++) {
            means[column] /= rows.rows();
        }
        return means;
    }
}
