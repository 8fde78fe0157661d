package io.gruard.training.balance;

import io.gruard.core.Matrix;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The leaves of a k-d tree (Bentley 1975) with their bounding boxes. The tree splits at the mean of the column with the
 * largest variance. One-hot columns vary most, so a leaf tends to contain one category and boxes tend to be far apart.
 */
final class RowTree {
    /** Maximum number of rows of a leaf. */
    private static final int MAX_LEAF_ROWS = 128;

    /** Number of sampled rows that decide on the column to split. */
    private static final int SAMPLE_ROWS = 1024;

    private final Matrix matrix;
    private final int copies;
    private final int panelWidth;
    private final int[] order;
    private final int[] leafOfRow;
    private final List<RowLeaf> leaves = new ArrayList<>();

    /**
     * A leaf of the tree.
     *
     * @param rows indices into the matrix
     * @param lower minimum of each column
     * @param upper maximum of each column
     * @param panels the rows in panels (see {@link SquaredDistances}); the last row fills the last panel
     */
    record RowLeaf(int[] rows, float[] lower, float[] upper, float[] panels) {
        /** Returns the squared distance of the two bounding boxes. */
        double gap(RowLeaf other) {
            double sum = 0;
            for (int c = 0; c < lower.length; c++) {
                float gap = Math.max(0, Math.max(other.lower[c] - upper[c], lower[c] - other.upper[c]));
                sum += (double) gap * gap;
            }
            return sum;
        }

        /** Returns the squared distance of the bounding box from a row. */
        double gap(float[] values, int offset) {
            float sum = 0;
            for (int c = 0; c < lower.length; c++) {
                float value = values[offset + c];
                float gap = Math.max(0, Math.max(value - upper[c], lower[c] - value));
                sum += gap * gap;
            }
            return sum;
        }
    }

    /**
     * Builds the tree.
     *
     * @param copies number of rows to keep of a large leaf of equal rows, enough to be neighbours of each other
     * @param panelWidth number of rows of a panel
     */
    RowTree(Matrix matrix, int copies, int panelWidth) {
        this.matrix = matrix;
        this.copies = copies;
        this.panelWidth = panelWidth;
        this.order = new int[matrix.rows()];
        Arrays.setAll(order, i -> i);
        this.leafOfRow = new int[matrix.rows()];
        grow();
    }

    List<RowLeaf> leaves() {
        return leaves;
    }

    int leafOf(int row) {
        return leafOfRow[row];
    }

    private void grow() {
        Deque<int[]> open = new ArrayDeque<>();
        open.push(new int[] {0, order.length});
        while (!open.isEmpty()) {
            int[] range = open.pop();
            int from = range[0];
            int to = range[1];
            int column = to - from <= MAX_LEAF_ROWS ? -1 : columnOfMaxVariance(from, to);
            if (column < 0) {
                addLeaf(from, to, to - from > MAX_LEAF_ROWS ? Math.min(to, from + copies) : to);
            } else {
                int middle = partition(from, to, column, threshold(from, to, column));
                open.push(new int[] {middle, to});
                open.push(new int[] {from, middle});
            }
        }
    }

    /** Returns the column of maximum variance, or -1 if all rows are equal. */
    private int columnOfMaxVariance(int from, int to) {
        int stride = Math.max(1, (to - from) / SAMPLE_ROWS);
        int best = columnOfMaxVariance(from, to, stride);
        return best < 0 && stride > 1 ? columnOfMaxVariance(from, to, 1) : best;
    }

    private int columnOfMaxVariance(int from, int to, int stride) {
        int columns = matrix.columns();
        float[] values = matrix.values();
        int origin = order[from] * columns;
        double[] sums = new double[columns];
        double[] squares = new double[columns];
        int count = 0;
        for (int i = from; i < to; i += stride, count++) {
            int row = order[i] * columns;
            for (int c = 0; c < columns; c++) {
                // The difference from one of the rows is exactly 0 in a constant column.
                double difference = values[row + c] - values[origin + c];
                sums[c] += difference;
                squares[c] += difference * difference;
            }
        }
        int best = -1;
        double max = 0;
        for (int c = 0; c < columns; c++) {
            double variance = squares[c] - sums[c] * sums[c] / count;
            if (squares[c] > 0 && (best < 0 || variance > max)) {
                best = c;
                max = variance;
            }
        }
        return best;
    }

    /** Returns the mean, or the middle of the range if rounding puts the mean outside it. Both sides then have rows. */
    private double threshold(int from, int to, int column) {
        double sum = 0;
        float min = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            float value = matrix.get(order[i], column);
            sum += value;
            min = Math.min(min, value);
            max = Math.max(max, value);
        }
        double mean = sum / (to - from);
        return mean > min && mean <= max ? mean : ((double) min + max) / 2;
    }

    /** Moves rows below the threshold to the front and returns the position of the first other row. */
    private int partition(int from, int to, int column, double threshold) {
        int low = from;
        int high = to - 1;
        while (low <= high) {
            if (matrix.get(order[low], column) < threshold) {
                low++;
            } else {
                int swapped = order[low];
                order[low] = order[high];
                order[high--] = swapped;
            }
        }
        return low;
    }

    private void addLeaf(int from, int to, int keptTo) {
        int[] rows = Arrays.copyOfRange(order, from, keptTo);
        int columns = matrix.columns();
        float[] lower = new float[columns];
        float[] upper = new float[columns];
        Arrays.fill(lower, Float.POSITIVE_INFINITY);
        Arrays.fill(upper, Float.NEGATIVE_INFINITY);
        int panels = (rows.length + panelWidth - 1) / panelWidth;
        float[] packed = new float[panels * panelWidth * columns];
        for (int i = 0; i < panels * panelWidth; i++) {
            int row = rows[Math.min(i, rows.length - 1)] * columns;
            int at = i / panelWidth * panelWidth * columns + i % panelWidth;
            for (int c = 0; c < columns; c++, at += panelWidth) {
                float value = matrix.values()[row + c];
                packed[at] = value;
                lower[c] = Math.min(lower[c], value);
                upper[c] = Math.max(upper[c], value);
            }
        }
        for (int i = from; i < to; i++) {
            leafOfRow[order[i]] = leaves.size();
        }
        leaves.add(new RowLeaf(rows, lower, upper, packed));
    }
}
