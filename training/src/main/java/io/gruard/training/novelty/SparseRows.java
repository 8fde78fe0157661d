package io.gruard.training.novelty;

import io.gruard.core.Matrix;

/**
 * Rows as the values other than 0 and their columns, since most columns of a category are 0.
 *
 * @param width columns
 * @param starts where each row's values begin, and the end of the last row's
 * @param columns of each value
 */
record SparseRows(int width, int[] starts, int[] columns, float[] values) {
    static SparseRows of(Matrix matrix) {
        float[] all = matrix.values();
        int filled = 0;
        for (float value : all) {
            filled += value != 0 ? 1 : 0;
        }
        int[] starts = new int[matrix.rows() + 1];
        int[] columns = new int[filled];
        float[] values = new float[filled];
        int at = 0;
        for (int row = 0; row < matrix.rows(); row++) {
            for (int column = 0; column < matrix.columns(); column++) {
                float value = all[row * matrix.columns() + column];
                if (value != 0) {
                    columns[at] = column;
                    values[at++] = value;
                }
            }
            starts[row + 1] = at;
        }
        return new SparseRows(matrix.columns(), starts, columns, values);
    }

    int count() {
        return starts.length - 1;
    }

    /**
     * Adds a row's product with a matrix.
     *
     * @param matrix (columns, as many as sums)
     */
    void addProduct(int row, double[] matrix, double[] sums) {
        for (int i = starts[row]; i < starts[row + 1]; i++) {
            int from = columns[i] * sums.length;
            for (int c = 0; c < sums.length; c++) {
                sums[c] += values[i] * matrix[from + c];
            }
        }
    }

    /**
     * Adds the product of every column's value of a row and every factor.
     *
     * @param matrix (columns, as many as factors)
     */
    void addOuterProduct(int row, double[] factors, double[] matrix) {
        for (int i = starts[row]; i < starts[row + 1]; i++) {
            int to = columns[i] * factors.length;
            for (int c = 0; c < factors.length; c++) {
                matrix[to + c] += values[i] * factors[c];
            }
        }
    }
}
