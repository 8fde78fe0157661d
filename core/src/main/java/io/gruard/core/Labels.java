package io.gruard.core;

import java.util.Arrays;

/**
 * What each row is.
 *
 * @param classes the classes of the task
 * @param classOfRow one class index a row; shared, not copied
 * @param texts the label of each row as the file has it ({@code neptune}), before it was mapped to a class ({@code DoS})
 */
public record Labels(Classes classes, int[] classOfRow, Categories texts) {
    public Labels {
        if (texts.size() != classOfRow.length) {
            throw new IllegalArgumentException(
                    "found " + classOfRow.length + " classes and " + texts.size() + " labels, expected as many");
        }
        for (int found : classOfRow) {
            if (found < 0 || found >= classes.size()) {
                throw new IllegalArgumentException(
                        "a class must be in 0.." + (classes.size() - 1) + ", found " + found);
            }
        }
    }

    /** Labels whose words are the names of the classes. */
    public static Labels of(Classes classes, int[] classOfRow) {
        return new Labels(classes, classOfRow, new Categories(classOfRow, classes.names()));
    }

    /** Number of rows. */
    public int size() {
        return classOfRow.length;
    }

    /** Rows by class. */
    public int[] counts() {
        int[] counts = new int[classes.size()];
        for (int found : classOfRow) {
            counts[found]++;
        }
        return counts;
    }

    /** The rows named, in the order named. */
    public Labels select(int[] rows) {
        int[] selected = new int[rows.length];
        Arrays.setAll(selected, i -> classOfRow[rows[i]]);
        return new Labels(classes, selected, texts.select(rows));
    }
}
