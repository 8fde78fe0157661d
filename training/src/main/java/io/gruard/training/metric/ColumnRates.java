package io.gruard.training.metric;

import io.gruard.core.Categories;
import io.gruard.training.rule.DetectionCounts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Detection and false positives for each value of a column, such as the connection state. Easy attacks of a common value do
 * not hide the missed ones of another.
 *
 * @param column its name
 * @param values one entry for each value, by falling number of rows
 */
public record ColumnRates(String column, List<ValueRates> values) {
    /** Values with a row of their own; the rest are counted together. */
    private static final int MAX_VALUES = 20;

    /** Name of the rest. */
    private static final String OTHERS = "other values";

    public ColumnRates {
        values = List.copyOf(values);
    }

    /** The counts of one value's rows. */
    public record ValueRates(String value, DetectionCounts counts) {}

    /** Counts the rows of each value. */
    static ColumnRates of(String name, Categories column, boolean[] attack, boolean[] called) {
        int values = column.dictionary().size();
        DetectionCounts.RowCounter[] counters = new DetectionCounts.RowCounter[values];
        for (int row = 0; row < attack.length; row++) {
            int code = column.codes()[row];
            if (counters[code] == null) {
                counters[code] = new DetectionCounts.RowCounter();
            }
            counters[code].add(attack[row], called[row]);
        }
        List<ValueRates> all = IntStream.range(0, values)
                .filter(code -> counters[code] != null)
                .mapToObj(code -> new ValueRates(shown(column.dictionary().get(code)), counters[code].counts()))
                .sorted(Comparator.comparingInt((ValueRates value) -> rows(value.counts()))
                        .reversed()
                        .thenComparing(ValueRates::value))
                .toList();
        return new ColumnRates(name, merged(all));
    }

    private static String shown(String value) {
        return value.isEmpty() ? "(empty)" : value;
    }

    private static int rows(DetectionCounts counts) {
        return counts.attacks() + counts.benign();
    }

    private static List<ValueRates> merged(List<ValueRates> all) {
        if (all.size() <= MAX_VALUES) {
            return all;
        }
        List<ValueRates> few = new ArrayList<>(all.subList(0, MAX_VALUES));
        DetectionCounts rest = all.subList(MAX_VALUES, all.size()).stream()
                .map(ValueRates::counts)
                .reduce(DetectionCounts::plus)
                .orElseThrow();
        few.add(new ValueRates(OTHERS, rest));
        return few;
    }

    /** Mean of the detection rates of all values with attacks; not a number if there are none. */
    public double meanDetectionRate() {
        return values.stream()
                .filter(value -> value.counts().attacks() > 0)
                .mapToDouble(value -> value.counts().detectionRate())
                .average()
                .orElse(Double.NaN);
    }

    /** The value with most attacks; empty if there are none. */
    public String commonestOfAttacks() {
        return values.stream()
                .filter(value -> value.counts().attacks() > 0)
                .max(Comparator.comparingInt(
                        (ValueRates value) -> value.counts().attacks()))
                .map(ValueRates::value)
                .orElse("");
    }

    /** Counts of the rows of all values but the one with most attacks. */
    public DetectionCounts withoutCommonest() {
        String commonest = commonestOfAttacks();
        return values.stream()
                .filter(value -> !value.value().equals(commonest))
                .map(ValueRates::counts)
                .reduce(new DetectionCounts(0, 0, 0, 0), DetectionCounts::plus);
    }
}
