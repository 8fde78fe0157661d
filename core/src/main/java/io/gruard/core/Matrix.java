package io.gruard.core;

/**
 * A dense matrix of floats in row-major order.
 *
 * @param values {@code rows * columns} values; shared, not copied
 * @param rows number of rows
 * @param columns number of columns
 */
public record Matrix(float[] values, int rows, int columns) {
    public Matrix {
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException(
                    "rows and columns must not be negative, found " + rows + " x " + columns);
        }
        if ((long) rows * columns != values.length) {
            throw new IllegalArgumentException("a matrix of " + rows + " x " + columns + " needs "
                    + (long) rows * columns + " values, found " + values.length);
        }
    }

    /** A matrix of zeros. */
    public static Matrix zeros(int rows, int columns) {
        return new Matrix(new float[Math.multiplyExact(rows, columns)], rows, columns);
    }

    public float get(int row, int column) {
        return values[row * columns + column];
    }

    /** Copies these rows, in the given order, to a new matrix. */
    public Matrix select(int[] rowNumbers) {
        Matrix selected = zeros(rowNumbers.length, columns);
        for (int i = 0; i < rowNumbers.length; i++) {
            System.arraycopy(values, rowNumbers[i] * columns, selected.values, i * columns, columns);
        }
        return selected;
    }

    /** Copies these columns, in the given order, to a new matrix. */
    public Matrix selectColumns(int[] columnNumbers) {
        Matrix selected = zeros(rows, columnNumbers.length);
        for (int row = 0, to = 0; row < rows; row++) {
            int from = row * columns;
            for (int column : columnNumbers) {
                selected.values[to++] = values[from + column];
            }
        }
        return selected;
    }
}
