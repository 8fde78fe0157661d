package io.gruard.training.audit;

import io.gruard.core.Categories;
import io.gruard.core.Numbers;
import io.gruard.core.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Columns that tell nothing, and columns that tell which row it is. */
final class ColumnCheck {
    /** Fewer rows than this show nothing about identifiers. */
    private static final int ROWS_TO_JUDGE = 100;

    /** Different values by row from which whole numbers and words are taken for identifiers. */
    private static final double IDENTIFYING = 0.9;

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
        for (int i = 0; table.rows() >= ROWS_TO_JUDGE && i < table.schema().size(); i++) {
            int distinct = distinct(table, i);
            if (distinct >= IDENTIFYING * table.rows() && namesThings(table, i)) {
                findings.add(new Finding(
                        Check.IDENTIFIER,
                        AuditVerdict.NOTE,
                        table.schema().feature(i).name(),
                        "%,d different values in %,d rows: it says which row it is".formatted(distinct, table.rows()),
                        Map.of("distinct", distinct, "rows", table.rows())));
            }
        }
        return orFine(findings, Check.IDENTIFIER, "no feature has a value of its own for nearly every row");
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
            case Categories words ->
                (int) Arrays.stream(words.counts()).filter(count -> count > 0).count();
        };
    }

    /** Measurements with decimals seldom repeat either; whole numbers and words that never repeat are names. */
    private static boolean namesThings(Table table, int feature) {
        return switch (table.columns().get(feature)) {
            case Numbers numbers ->
                IntStream.range(0, numbers.size())
                        .mapToDouble(numbers::value)
                        .allMatch(value -> value == Math.rint(value));
            case Categories words -> true;
        };
    }
}
