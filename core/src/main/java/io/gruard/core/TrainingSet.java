package io.gruard.core;

import java.util.Arrays;
import java.util.List;

/**
 * Encoded training rows: what a balancer and a network are fitted to. Made by {@link FittedEncoder#apply(TrainingRows)} alone, or grown
 * from another one.
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
                    "found " + matrix.rows() + " rows and " + classOfRow.length + " classes, expected as many");
        }
        this.matrix = matrix;
        this.classOfRow = classOfRow;
        this.classes = classes;
        this.texts = texts;
        this.spans = spans;
    }

    /** These rows, with others after them. */
    public TrainingSet with(Matrix rows, int[] classOfRows) {
        if (rows.columns() != matrix.columns()) {
            throw new IllegalArgumentException(
                    "rows of " + matrix.columns() + " columns expected, found " + rows.columns());
        }
        float[] values = Arrays.copyOf(matrix.values(), matrix.values().length + rows.values().length);
        System.arraycopy(rows.values(), 0, values, matrix.values().length, rows.values().length);
        int[] all = Arrays.copyOf(classOfRow, classOfRow.length + classOfRows.length);
        System.arraycopy(classOfRows, 0, all, classOfRow.length, classOfRows.length);
        return new TrainingSet(new Matrix(values, all.length, matrix.columns()), all, classes, texts, spans);
    }

    /** One row a record; shared, not copied. */
    public Matrix matrix() {
        return matrix;
    }

    /** One class index a row; shared, not copied. */
    public int[] classOfRow() {
        return classOfRow;
    }

    public Classes classes() {
        return classes;
    }

    /** Labels of the rows that were read, as the file has them; rows that were added come after those and have none. */
    public Categories texts() {
        return texts;
    }

    /** Where each feature's columns lie. */
    public List<ColumnSpan> spans() {
        return spans;
    }

    /** Number of rows. */
    public int rows() {
        return matrix.rows();
    }

    /** Rows by class. */
    public int[] counts() {
        int[] counts = new int[classes.size()];
        for (int found : classOfRow) {
            counts[found]++;
        }
        return counts;
    }
}
