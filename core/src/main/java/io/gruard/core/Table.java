package io.gruard.core;

import java.util.ArrayList;
import java.util.List;

/**
 * Records by column.
 *
 * @param schema the features
 * @param columns one for each feature, in the order of the schema, all of the same size: {@link Numbers} for a numeric
 *      feature, {@link Categories} for a categorical one
 */
public record Table(Schema schema, List<Column> columns) {
    public Table {
        columns = List.copyOf(columns);
        if (columns.size() != schema.size()) {
            throw new IllegalArgumentException(
                    "expected one column for each of " + schema.size() + " features, found " + columns.size());
        }
        for (int i = 0; i < columns.size(); i++) {
            requireFit(schema.feature(i), columns.get(i), columns.getFirst().size());
        }
    }

    private static void requireFit(Feature feature, Column column, int rows) {
        boolean sameKind = switch (feature) {
            case Feature.Numeric numeric -> column instanceof Numbers;
            case Feature.Categorical categorical -> column instanceof Categories;
        };
        if (!sameKind) {
            throw new IllegalArgumentException(feature.description() + " requires a column of "
                    + (feature instanceof Feature.Numeric ? "numbers" : "categories"));
        }
        if (column.size() != rows) {
            throw new IllegalArgumentException(
                    "column '" + feature.name() + "' has " + column.size() + " rows, the first column has " + rows);
        }
    }

    /** Number of rows. */
    public int rows() {
        return columns.getFirst().size();
    }

    /** The column of a numeric feature. */
    public Numbers numbers(int feature) {
        if (columns.get(feature) instanceof Numbers numbers) {
            return numbers;
        }
        throw new IllegalArgumentException(schema.feature(feature).description() + " is not numeric");
    }

    /** The column of a categorical feature. */
    public Categories categories(int feature) {
        if (columns.get(feature) instanceof Categories categories) {
            return categories;
        }
        throw new IllegalArgumentException(schema.feature(feature).description() + " is not categorical");
    }

    /** Selects rows by index, in the given order. */
    public Table select(int[] rows) {
        return new Table(
                schema, columns.stream().map(column -> column.select(rows)).toList());
    }

    /**
     * Appends the rows of another table.
     *
     * @throws IllegalArgumentException if its schema differs
     */
    public Table followedBy(Table other) {
        schema.requireSame(other.schema);
        List<Column> joined = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            joined.add(
                    switch (columns.get(i)) {
                        case Numbers numbers -> numbers.followedBy(other.numbers(i));
                        case Categories categories -> categories.followedBy(other.categories(i));
                    });
        }
        return new Table(schema, joined);
    }

    /**
     * The group of each row, counted from 0 in the order of first appearance. Rows with equal feature vectors form a
     * group.
     */
    public int[] groupsOfEqualRows() {
        return EqualRows.groups(this);
    }
}
