package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.nn.Tensor;
import java.util.List;

/**
 * A measure of some of the columns: rows that are unusual by a few features drown among all of them, and stand out here (subspaces of
 * features, Lazarevic and Kumar 2005).
 *
 * @param width columns of a row
 * @param columns those that are measured, rising
 * @param measure of these columns
 */
public record MeasureOfColumns(int width, List<Integer> columns, NoveltyMeasure measure) implements NoveltyMeasure {
    public MeasureOfColumns {
        columns = List.copyOf(columns);
        requireRising(columns);
        if (columns.getLast() >= width) {
            throw new IllegalArgumentException("rows have " + width + " columns, none of number " + columns.getLast());
        }
        if (measure.width() != columns.size()) {
            throw new IllegalArgumentException(
                    "the measure takes " + measure.width() + " columns, " + columns.size() + " are chosen");
        }
    }

    static void requireRising(List<Integer> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("one column or more expected, found none");
        }
        int before = -1;
        for (int column : columns) {
            if (column <= before) {
                throw new IllegalArgumentException("columns must rise from 0 or more, found " + columns);
            }
            before = column;
        }
    }

    @Override
    public float[] energies(Matrix rows) {
        NoveltyMeasure.requireWidth("a measure of some columns", width, rows);
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
