package io.gruard.core;

import java.util.ArrayList;
import java.util.List;

/**
 * Records by column.
 *
 * @param schema what the columns are
 * @param columns one a feature, in the schema's order, all of the same size: {@link Numbers} for a numeric feature, {@link Categories} for
 *     a categorical one
 */
public record Table(Schema schema, List<Column> columns) {
    public Table {
        columns = List.copyOf(columns);
        if (columns.size() != schema.size()) {
            throw new IllegalArgumentException(
                    "the schema has " + schema.size() + " features, found " + columns.size() + " columns");
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
            throw new IllegalArgumentException(feature + " has a column of another kind: "
                    + column.getClass().getSimpleName());
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
        throw new IllegalArgumentException(schema.feature(feature) + " is not numeric");
    }

    /** The column of a categorical feature. */
    public Categories categories(int feature) {
        if (columns.get(feature) instanceof Categories categories) {
            return categories;
        }
        throw new IllegalArgumentException(schema.feature(feature) + " is not categorical");
    }

    /** The rows named, in the order named. */
    public Table select(int[] rows) {
        return new Table(
                schema, columns.stream().map(column -> column.select(rows)).toList());
    }

    /**
     * These rows, then those of another table.
     *
     * @throws IllegalArgumentException if its schema is another
     */
    public Table followedBy(Table other) {
        schema.requireSame(other.schema);
        List<Column> joined = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            joined.add(
                    switch (columns.get(i)) {
                        case Numbers numbers -> numbers.followedBy(other.numbers(i));
                        case Categories words -> words.followedBy(other.categories(i));
                    });
        }
        return new Table(schema, joined);
    }

    /** The group of each row, counted from 0 in the order of first appearance: rows with equal feature vectors are a group. */
    public int[] groupsOfEqualRows() {
        return EqualRows.groups(this);
    }
}
