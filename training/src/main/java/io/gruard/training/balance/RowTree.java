package io.gruard.training.balance;

import io.gruard.core.Matrix;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Rows in leaves of neighbours: a k-d tree (Bentley 1975) split at the mean of the column that varies most, of which only the leaves and
 * their bounding boxes are kept. One-hot columns vary most, so leaves tend to hold one category each and boxes to be far apart.
 */
final class RowTree {
    /** Rows of a leaf at most. */
    private static final int LEAF_ROWS = 128;

    /** Rows looked at to choose the column to split. */
    private static final int SAMPLE = 1024;

    private final Matrix matrix;
    private final int copies;
    private final int panelWidth;
    private final int[] order;
    private final int[] leafOfRow;
    private final List<RowLeaf> leaves = new ArrayList<>();

    /**
     * @param rows indices into the matrix
     * @param lower least value of each column
     * @param upper greatest value of each column
     * @param panels the rows in panels (see {@link SquaredDistances}), the last one filled up with its last row
     */
    record RowLeaf(int[] rows, float[] lower, float[] upper, float[] panels) {
        /** The square of the least distance a point of this box can have from one of the other. */
        double gap(RowLeaf other) {
            double sum = 0;
            for (int c = 0; c < lower.length; c++) {
                float gap = Math.max(0, Math.max(other.lower[c] - upper[c], lower[c] - other.upper[c]));
                sum += (double) gap * gap;
            }
            return sum;
        }

        /** The square of the least distance a point of this box can have from a row. */
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
     * @param copies how many rows of a leaf whose rows are all equal are kept: enough to be each other's neighbours
     * @param panelWidth rows of a panel
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
            int column = to - from <= LEAF_ROWS ? -1 : mostVariedColumn(from, to);
            if (column < 0) {
                addLeaf(from, to, to - from > LEAF_ROWS ? Math.min(to, from + copies) : to);
            } else {
                int middle = partition(from, to, column, threshold(from, to, column));
                open.push(new int[] {middle, to});
                open.push(new int[] {from, middle});
            }
        }
    }

    /** The column of greatest variance, or -1 if all rows are equal. */
    private int mostVariedColumn(int from, int to) {
        int stride = Math.max(1, (to - from) / SAMPLE);
        int best = mostVariedColumn(from, to, stride);
        return best < 0 && stride > 1 ? mostVariedColumn(from, to, 1) : best;
    }

    private int mostVariedColumn(int from, int to, int stride) {
        int columns = matrix.columns();
        float[] values = matrix.values();
        int origin = order[from] * columns;
        double[] sums = new double[columns];
        double[] squares = new double[columns];
        int count = 0;
        for (int i = from; i < to; i += stride, count++) {
            int row = order[i] * columns;
            for (int c = 0; c < columns; c++) {
                // Differences from one of the rows: exactly 0 throughout a column that does not vary.
                double difference = values[row + c] - values[origin + c];
                sums[c] += difference;
                squares[c] += difference * difference;
            }
        }
        int best = -1;
        double most = 0;
        for (int c = 0; c < columns; c++) {
            double variance = squares[c] - sums[c] * sums[c] / count;
            if (squares[c] > 0 && (best < 0 || variance > most)) {
                best = c;
                most = variance;
            }
        }
        return best;
    }

    /** The mean, or the middle of the range where rounding put the mean outside of it: rows lie on both sides. */
    private double threshold(int from, int to, int column) {
        double sum = 0;
        float least = Float.POSITIVE_INFINITY;
        float max = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            float value = matrix.get(order[i], column);
            sum += value;
            least = Math.min(least, value);
            max = Math.max(max, value);
        }
        double mean = sum / (to - from);
        return mean > least && mean <= max ? mean : ((double) least + max) / 2;
    }

    /** Puts rows below the threshold before the others, and returns where the others begin. */
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
