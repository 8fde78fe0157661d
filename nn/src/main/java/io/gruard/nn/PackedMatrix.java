package io.gruard.nn;

/**
 * A matrix (rows, columns) in the layout that products read: panels of a few vectors' columns, each panel contiguous by
 * rows. The last panel may be narrower; columns are padded with zeros to whole vectors.
 */
final class PackedMatrix {
    final int rows;
    final int columns;
    final int panel;
    final float[] values;
    /** Where the values begin, see {@link Lanes#first}. */
    final int first;

    /**
     * Creates a matrix of zeros.
     *
     * @param columns a multiple of the lanes
     */
    PackedMatrix(int rows, int columns, int panel) {
        this.rows = rows;
        this.columns = columns;
        this.panel = panel;
        this.first = Lanes.first();
        this.values = new float[first + rows * columns];
    }

    void set(int row, int column, float value) {
        values[at(row, column)] = value;
    }

    /** Returns the number of columns of the panel that begins at {@code column}. */
    int width(int column) {
        return Math.min(panel, columns - column);
    }

    private int at(int row, int column) {
        int left = column / panel * panel;
        return first + left * rows + row * width(left) + column - left;
    }
}
