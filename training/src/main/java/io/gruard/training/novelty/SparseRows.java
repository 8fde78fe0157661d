package io.gruard.training.novelty;

import io.gruard.core.Matrix;

/**
 * Sparse rows: the nonzero values and their columns. Most columns of a category are 0.
 *
 * @param width number of columns
 * @param starts index of the first value of each row, followed by the number of values
 * @param columns the column of each value
 */
record SparseRows(int width, int[] starts, int[] columns, float[] values) {
    static SparseRows of(Matrix matrix) {
        float[] all = matrix.values();
        int nonzero = 0;
        for (float value : all) {
            nonzero += value != 0 ? 1 : 0;
        }
        int[] starts = new int[matrix.rows() + 1];
        int[] columns = new int[nonzero];
        float[] values = new float[nonzero];
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
     * Adds the product of a row and a matrix to the sums.
     *
     * @param matrix (columns, length of {@code sums})
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
     * Adds the outer product of a row and the factors to a matrix.
     *
     * @param matrix (columns, length of {@code factors})
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
