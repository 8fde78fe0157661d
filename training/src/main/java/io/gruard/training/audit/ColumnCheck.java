package io.gruard.training.audit;

import io.gruard.core.Categories;
import io.gruard.core.Numbers;
import io.gruard.core.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Finds constant columns and columns that identify the row. */
final class ColumnCheck {
    /** Minimum number of rows for finding identifiers. */
    private static final int MIN_ROWS = 100;

    /** Minimum ratio of distinct values to rows at which whole numbers and categories count as identifiers. */
    private static final double MIN_DISTINCT = 0.9;

    private ColumnCheck() {}

    static List<Finding> constant(Table table) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < table.schema().size(); i++) {
            if (distinct(table, i) == 1) {
                findings.add(new Finding(
                        Check.CONSTANT_COLUMN,
                        AuditVerdict.NOTE,
                        table.schema().feature(i).name(),
                        "has the same value in every row",
                        Map.of()));
            }
        }
        return orFine(findings, Check.CONSTANT_COLUMN, "every feature has at least two values");
    }

    static List<Finding> identifiers(Table table) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; table.rows() >= MIN_ROWS && i < table.schema().size(); i++) {
            int distinct = distinct(table, i);
            if (distinct >= MIN_DISTINCT * table.rows() && isWholeOrCategorical(table, i)) {
                findings.add(new Finding(
                        Check.IDENTIFIER,
                        AuditVerdict.NOTE,
                        table.schema().feature(i).name(),
                        "%,d different values in %,d rows; it identifies the row".formatted(distinct, table.rows()),
                        Map.of("distinct", distinct, "rows", table.rows())));
            }
        }
        return orFine(findings, Check.IDENTIFIER, "no feature has a different value in nearly every row");
    }

    private static List<Finding> orFine(List<Finding> findings, Check check, String sentence) {
        return findings.isEmpty()
                ? List.of(new Finding(check, AuditVerdict.FINE, "all features", sentence, Map.of()))
                : findings;
    }

    private static int distinct(Table table, int feature) {
        return switch (table.columns().get(feature)) {
            case Numbers numbers ->
                (int) IntStream.range(0, numbers.size())
                        .mapToDouble(numbers::value)
                        .sorted()
                        .distinct()
                        .count();
            case Categories categories ->
                (int) Arrays.stream(categories.counts())
                        .filter(count -> count > 0)
                        .count();
        };
    }

    /** Returns false for decimal numbers. Measurements with decimals seldom repeat, but they are not identifiers. */
    private static boolean isWholeOrCategorical(Table table, int feature) {
        return switch (table.columns().get(feature)) {
            case Numbers numbers ->
                IntStream.range(0, numbers.size())
                        .mapToDouble(numbers::value)
                        .allMatch(value -> value == Math.rint(value));
            case Categories categories -> true;
        };
    }
}
