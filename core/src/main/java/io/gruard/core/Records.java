package io.gruard.core;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Labelled records of one part of a data set.
 *
 * @param part the part they were read from, such as {@code KDDTrain+}
 * @param table their features
 * @param labels what they are
 * @param rowNumbers the number of each in that part, counting data rows from 1; shared, not copied
 */
public record Records(String part, Table table, Labels labels, int[] rowNumbers) {
    public Records {
        if (labels.size() != table.rows() || rowNumbers.length != table.rows()) {
            throw new IllegalArgumentException("found " + table.rows() + " rows, " + labels.size() + " labels and "
                    + rowNumbers.length + " row numbers, wanted as many of each");
        }
    }

    /** All rows of a part, numbered from 1. */
    public static Records numbered(String part, Table table, Labels labels) {
        return new Records(
                part, table, labels, IntStream.rangeClosed(1, table.rows()).toArray());
    }

    /** Number of rows. */
    public int rows() {
        return table.rows();
    }

    public Classes classes() {
        return labels.classes();
    }

    /** The rows named (indices from 0 into these records), in the order named. */
    public Records select(int[] rows) {
        int[] numbers = new int[rows.length];
        Arrays.setAll(numbers, i -> rowNumbers[rows[i]]);
        return new Records(part, table.select(rows), labels.select(rows), numbers);
    }
}
