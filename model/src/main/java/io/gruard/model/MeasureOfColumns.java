package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.nn.Tensor;
import java.util.List;

/**
 * Measures some of the columns. Rows that are unusual in a few features only are inconspicuous among all features but
 * stand out here (subspaces of features, Lazarevic and Kumar 2005).
 *
 * @param width columns of a row
 * @param columns indices of the measured columns, in ascending order
 * @param measure measure of these columns
 */
public record MeasureOfColumns(int width, List<Integer> columns, NoveltyMeasure measure) implements NoveltyMeasure {
    public MeasureOfColumns {
        columns = List.copyOf(columns);
        requireRising(columns);
        if (columns.getLast() >= width) {
            throw new IllegalArgumentException("column index must be below " + width + ", found " + columns.getLast());
        }
        if (measure.width() != columns.size()) {
            throw new IllegalArgumentException(
                    "expected a measure of " + columns.size() + " columns, found one of " + measure.width());
        }
    }

    static void requireRising(List<Integer> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("expected at least one column, found none");
        }
        int before = -1;
        for (int column : columns) {
            if (column <= before) {
                throw new IllegalArgumentException("columns must be in ascending order, found " + columns);
            }
            before = column;
        }
    }

    @Override
    public float[] energies(Matrix rows) {
        NoveltyMeasure.requireWidth("measure of columns", width, rows);
        return measure.energies(
                rows.selectColumns(columns.stream().mapToInt(Integer::intValue).toArray()));
    }

    @Override
    public List<Tensor> tensors() {
        return measure.tensors();
    }

    @Override
    public MeasureShape shape() {
        return new MeasureShape.OfColumns(columns, measure.shape());
    }

    @Override
    public String toString() {
        return measure.toString();
    }
}
