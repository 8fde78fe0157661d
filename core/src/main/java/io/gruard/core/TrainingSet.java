package io.gruard.core;

import java.util.Arrays;
import java.util.List;

/**
 * Encoded training rows, to which balancers and networks are fitted. Created only by
 * {@link FittedEncoder#apply(TrainingRows)}, or from another training set by {@link #with}.
 */
public final class TrainingSet {
    private final Matrix matrix;
    private final int[] classOfRow;
    private final Classes classes;
    private final Categories texts;
    private final List<ColumnSpan> spans;

    TrainingSet(Matrix matrix, int[] classOfRow, Classes classes, Categories texts, List<ColumnSpan> spans) {
        if (matrix.rows() != classOfRow.length) {
            throw new IllegalArgumentException(
                    "expected one class for each of " + matrix.rows() + " rows, found " + classOfRow.length);
        }
        this.matrix = matrix;
        this.classOfRow = classOfRow;
        this.classes = classes;
        this.texts = texts;
        this.spans = spans;
    }

    /** Returns a training set with rows appended. */
    public TrainingSet with(Matrix rows, int[] classOfRows) {
        if (rows.columns() != matrix.columns()) {
            throw new IllegalArgumentException(
                    "expected rows of " + matrix.columns() + " columns, found " + rows.columns());
        }
        float[] values = Arrays.copyOf(matrix.values(), matrix.values().length + rows.values().length);
        System.arraycopy(rows.values(), 0, values, matrix.values().length, rows.values().length);
        int[] all = Arrays.copyOf(classOfRow, classOfRow.length + classOfRows.length);
        System.arraycopy(classOfRows, 0, all, classOfRow.length, classOfRows.length);
        return new TrainingSet(new Matrix(values, all.length, matrix.columns()), all, classes, texts, spans);
    }

    /** One row for each record; shared, not copied. */
    public Matrix matrix() {
        return matrix;
    }

    /** One class index for each row; shared, not copied. */
    public int[] classOfRow() {
        return classOfRow;
    }

    public Classes classes() {
        return classes;
    }

    /** Labels of the rows that were read, as in the file. Appended rows come after them and have no label. */
    public Categories texts() {
        return texts;
    }

    /** The columns of each feature. */
    public List<ColumnSpan> spans() {
        return spans;
    }

    /** Number of rows. */
    public int rows() {
        return matrix.rows();
    }

    /** Number of rows of each class. */
    public int[] counts() {
        int[] counts = new int[classes.size()];
        for (int found : classOfRow) {
            counts[found]++;
        }
        return counts;
    }
}
