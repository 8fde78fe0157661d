package io.gruard.training.protocol;

import io.gruard.core.Matrix;

/**
 * Encoded rows with their classes.
 *
 * @param matrix one row for each example
 * @param classOfRow one class index for each row; shared, not copied
 * @param rowNumbers the number of each row in its file, counted from 1; 0 for a synthetic row
 */
public record Examples(Matrix matrix, int[] classOfRow, int[] rowNumbers) {
    public Examples {
        if (matrix.rows() != classOfRow.length || matrix.rows() != rowNumbers.length) {
            throw new IllegalArgumentException("expected " + matrix.rows() + " classes and row numbers, found "
                    + classOfRow.length + " classes and " + rowNumbers.length + " row numbers");
        }
    }

    public int rows() {
        return matrix.rows();
    }
}
