package io.gruard.training.protocol;

import io.gruard.core.Matrix;

/**
 * Encoded rows with their classes.
 *
 * @param matrix one row an example
 * @param classOfRow one class index a row; shared, not copied
 * @param rowNumbers number of each row in the file it was read from, from 1; 0 for a synthetic row
 */
public record Examples(Matrix matrix, int[] classOfRow, int[] rowNumbers) {
    public Examples {
        if (matrix.rows() != classOfRow.length || matrix.rows() != rowNumbers.length) {
            throw new IllegalArgumentException("found " + matrix.rows() + " rows, " + classOfRow.length
                    + " classes and " + rowNumbers.length + " row numbers, expected as many of each");
        }
    }

    public int rows() {
        return matrix.rows();
    }
}
