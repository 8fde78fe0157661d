package io.gruard.training.rule;

import io.gruard.core.Categories;
import io.gruard.core.Column;
import io.gruard.core.Numbers;
import io.gruard.core.Table;
import java.util.function.IntPredicate;

/** A test of one feature of a row. */
public sealed interface Condition {
    /** Returns the name of the feature. */
    String feature();

    /** Returns its text, such as {@code count > 12} or {@code flag = S0}. */
    String text();

    /**
     * Returns a predicate that tests a row of the table by its index.
     *
     * @throws IllegalArgumentException if the table has no such feature or its type differs
     */
    IntPredicate on(Table table);

    /** The number is at most the threshold. */
    record AtMost(String feature, double threshold) implements Condition {
        @Override
        public String text() {
            return feature + " <= " + number(threshold);
        }

        @Override
        public IntPredicate on(Table table) {
            Numbers numbers = numbers(table, feature);
            return row -> numbers.value(row) <= threshold;
        }
    }

    /** The number is above the threshold. */
    record Above(String feature, double threshold) implements Condition {
        @Override
        public String text() {
            return feature + " > " + number(threshold);
        }

        @Override
        public IntPredicate on(Table table) {
            Numbers numbers = numbers(table, feature);
            return row -> numbers.value(row) > threshold;
        }
    }

    /** The category is the value. */
    record Is(String feature, String value) implements Condition {
        @Override
        public String text() {
            return feature + " = " + value;
        }

        @Override
        public IntPredicate on(Table table) {
            Categories categories = categories(table, feature);
            return row -> categories.value(row).equals(value);
        }
    }

    /** The category is not the value. */
    record IsNot(String feature, String value) implements Condition {
        @Override
        public String text() {
            return feature + " != " + value;
        }

        @Override
        public IntPredicate on(Table table) {
            Categories categories = categories(table, feature);
            return row -> !categories.value(row).equals(value);
        }
    }

    private static Numbers numbers(Table table, String feature) {
        if (column(table, feature) instanceof Numbers numbers) {
            return numbers;
        }
        throw new IllegalArgumentException("feature '" + feature + "': expected a number, found a category");
    }

    private static Categories categories(Table table, String feature) {
        if (column(table, feature) instanceof Categories categories) {
            return categories;
        }
        throw new IllegalArgumentException("feature '" + feature + "': expected a category, found a number");
    }

    private static Column column(Table table, String feature) {
        int index = table.schema().names().indexOf(feature);
        if (index < 0) {
            throw new IllegalArgumentException("expected feature '" + feature + "', found only "
                    + String.join(", ", table.schema().names()));
        }
        return table.columns().get(index);
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? String.valueOf((long) value)
                : String.valueOf(value);
    }
}
