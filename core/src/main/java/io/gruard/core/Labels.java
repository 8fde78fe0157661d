package io.gruard.core;

import java.util.Arrays;

/**
 * The class and the original label of each row.
 *
 * @param classes the classes of the task
 * @param classOfRow one class index for each row; shared, not copied
 * @param texts the label of each row as in the file ({@code neptune}), before it was mapped to a class ({@code DoS})
 */
public record Labels(Classes classes, int[] classOfRow, Categories texts) {
    public Labels {
        if (texts.size() != classOfRow.length) {
            throw new IllegalArgumentException(
                    "expected one label for each of " + classOfRow.length + " rows, found " + texts.size());
        }
        for (int found : classOfRow) {
            if (found < 0 || found >= classes.size()) {
                throw new IllegalArgumentException(
                        "a class must be in 0.." + (classes.size() - 1) + ", found " + found);
            }
        }
    }

    /** Makes labels whose texts are the names of the classes. */
    public static Labels of(Classes classes, int[] classOfRow) {
        return new Labels(classes, classOfRow, new Categories(classOfRow, classes.names()));
    }

    /** Number of rows. */
    public int size() {
        return classOfRow.length;
    }

    /** Number of rows of each class. */
    public int[] counts() {
        int[] counts = new int[classes.size()];
        for (int found : classOfRow) {
            counts[found]++;
        }
        return counts;
    }

    /**
     * Appends the labels of other rows.
     *
     * @throws IllegalArgumentException if they are of other classes
     */
    Labels followedBy(Labels next) {
        if (!classes.equals(next.classes)) {
            throw new IllegalArgumentException("classes differ: " + classes + " and " + next.classes);
        }
        int[] all = Arrays.copyOf(classOfRow, size() + next.size());
        System.arraycopy(next.classOfRow, 0, all, size(), next.size());
        return new Labels(classes, all, texts.followedBy(next.texts));
    }

    /** Selects rows by index, in the given order. */
    public Labels select(int[] rows) {
        int[] selected = new int[rows.length];
        Arrays.setAll(selected, i -> classOfRow[rows[i]]);
        return new Labels(classes, selected, texts.select(rows));
    }
}
