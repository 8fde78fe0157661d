package io.gruard.core;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Labelled records of one part of a data set.
 *
 * @param part the part that they were read from, such as {@code KDDTrain+}
 * @param table their features
 * @param labels their classes and labels
 * @param rowNumbers number of each data row in that part, counted from 1; shared, not copied
 * @param groups the groups that a grouped split keeps together
 * @param context what is known of each row besides its features
 */
public record Records(String part, Table table, Labels labels, int[] rowNumbers, Groups groups, RowContext context) {
    public Records {
        if (labels.size() != table.rows() || rowNumbers.length != table.rows()) {
            throw new IllegalArgumentException("expected a label and a number for each of " + table.rows()
                    + " rows, found " + labels.size() + " labels and " + rowNumbers.length + " row numbers");
        }
        groups.requireRows(table.rows());
        context.requireRows(table.rows());
    }

    /** Records of which nothing is known besides their features. */
    public Records(String part, Table table, Labels labels, int[] rowNumbers, Groups groups) {
        this(part, table, labels, rowNumbers, groups, RowContext.none());
    }

    /** All rows of a part, numbered from 1. Rows with equal feature vectors form a group. */
    public static Records numbered(String part, Table table, Labels labels) {
        int[] numbers = IntStream.rangeClosed(1, table.rows()).toArray();
        return new Records(part, table, labels, numbers, new Groups.OfEqualFeatures());
    }

    /** Number of rows. */
    public int rows() {
        return table.rows();
    }

    public Classes classes() {
        return labels.classes();
    }

    /** The group of each row, counted from 0. */
    public int[] groupOfRow() {
        return groups.groupOfRow(table);
    }

    /**
     * The rows of several parts, one part after the other. Row numbers count on from part to part; groups of different parts
     * stay apart, unless equal feature vectors make them.
     *
     * @param parts one or more; their names are joined by {@code +}
     * @throws IllegalArgumentException if their schemas or classes differ
     */
    public static Records joined(List<Records> parts) {
        Records all = parts.getFirst();
        if (parts.size() == 1) {
            return all;
        }
        all = new Records(all.part, all.table, all.labels, all.rowNumbers, all.groups.named(all.part), all.context);
        for (Records part : parts.subList(1, parts.size())) {
            all = all.followedBy(part);
        }
        return all;
    }

    private Records followedBy(Records next) {
        table.schema().requireSame(next.table.schema());
        int before = Arrays.stream(rowNumbers).max().orElse(0);
        int[] numbers = Arrays.copyOf(rowNumbers, rowNumbers.length + next.rows());
        Arrays.setAll(
                numbers,
                row -> row < rowNumbers.length ? numbers[row] : before + next.rowNumbers[row - rowNumbers.length]);
        return new Records(
                part + "+" + next.part,
                table.followedBy(next.table),
                labels.followedBy(next.labels),
                numbers,
                groups.followedBy(next.groups.named(next.part)),
                context.followedBy(next.context, rows(), next.rows()));
    }

    /** Selects rows by index (from 0 within these records), in the given order. */
    public Records select(int[] rows) {
        int[] numbers = new int[rows.length];
        Arrays.setAll(numbers, i -> rowNumbers[rows[i]]);
        return new Records(
                part, table.select(rows), labels.select(rows), numbers, groups.select(rows), context.select(rows));
    }
}
