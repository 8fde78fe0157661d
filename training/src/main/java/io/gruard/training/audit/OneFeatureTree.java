package io.gruard.training.audit;

import io.gruard.core.Categories;
import io.gruard.core.Column;
import io.gruard.core.Labels;
import io.gruard.core.Numbers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.stream.IntStream;

/**
 * A classification tree on one feature. A categorical feature has a leaf for each category. For a numeric feature,
 * thresholds are chosen greedily for minimum Gini impurity, best split first, up to {@link #MAX_LEAVES} leaves (Breiman,
 * Friedman, Olshen & Stone, "Classification and Regression Trees", 1984).
 *
 * @param errors number of rows whose class is not the most frequent class of their leaf
 */
record OneFeatureTree(int errors) {
    /** Maximum number of leaves on a numeric feature. It is low enough that the tree cannot memorize rows. */
    static final int MAX_LEAVES = 32;

    static OneFeatureTree of(Column column, Labels labels) {
        return switch (column) {
            case Categories categories -> ofCategories(categories, labels);
            case Numbers numbers -> ofNumbers(numbers, labels);
        };
    }

    private static OneFeatureTree ofCategories(Categories categories, Labels labels) {
        int[][] counts =
                new int[categories.dictionary().size()][labels.classes().size()];
        for (int row = 0; row < categories.size(); row++) {
            counts[categories.codes()[row]][labels.classOfRow()[row]]++;
        }
        return new OneFeatureTree(
                Arrays.stream(counts).mapToInt(OneFeatureTree::errors).sum());
    }

    private static OneFeatureTree ofNumbers(Numbers numbers, Labels labels) {
        // Adding 0 turns -0 into 0. The two are equal, but they sort apart.
        double[] values = IntStream.range(0, numbers.size())
                .mapToDouble(row -> numbers.value(row) + 0.0)
                .sorted()
                .distinct()
                .toArray();
        int classes = labels.classes().size();
        // cumulative[v][c]: number of rows of class c whose value is below values[v].
        int[][] cumulative = new int[values.length + 1][classes];
        for (int row = 0; row < numbers.size(); row++) {
            int index = Arrays.binarySearch(values, numbers.value(row) + 0.0);
            cumulative[index + 1][labels.classOfRow()[row]]++;
        }
        for (int v = 1; v <= values.length; v++) {
            for (int c = 0; c < classes; c++) {
                cumulative[v][c] += cumulative[v - 1][c];
            }
        }
        return new OneFeatureTree(grow(cumulative, values.length));
    }

    /**
     * A range of values from (inclusive) to (exclusive) with its best split.
     *
     * @param middle the first value of the right side, or -1 if no split reduces the impurity
     * @param gain reduction of the impurity by the split
     */
    private record ValueRange(int from, int to, int middle, double gain) {}

    private static int grow(int[][] cumulative, int values) {
        PriorityQueue<ValueRange> leaves =
                new PriorityQueue<>(Comparator.comparingDouble(ValueRange::gain).reversed());
        leaves.add(leaf(cumulative, 0, values));
        while (leaves.size() < MAX_LEAVES && leaves.element().middle() >= 0) {
            ValueRange best = leaves.remove();
            leaves.add(leaf(cumulative, best.from(), best.middle()));
            leaves.add(leaf(cumulative, best.middle(), best.to()));
        }
        return leaves.stream()
                .mapToInt(leaf -> errors(difference(cumulative, leaf.from(), leaf.to())))
                .sum();
    }

    private static ValueRange leaf(int[][] cumulative, int from, int to) {
        double whole = impurity(difference(cumulative, from, to));
        int middle = -1;
        double gain = 0;
        for (int at = from + 1; whole > 0 && at < to; at++) {
            double sides = impurity(difference(cumulative, from, at)) + impurity(difference(cumulative, at, to));
            // The tolerance ignores gains that are only rounding errors.
            if (whole - sides > gain + 1e-9 * whole) {
                gain = whole - sides;
                middle = at;
            }
        }
        return new ValueRange(from, to, middle, gain);
    }

    private static int[] difference(int[][] cumulative, int from, int to) {
        int[] counts = new int[cumulative[from].length];
        for (int c = 0; c < counts.length; c++) {
            counts[c] = cumulative[to][c] - cumulative[from][c];
        }
        return counts;
    }

    /** Returns the Gini impurity times the number of rows. */
    private static double impurity(int[] counts) {
        double rows = 0;
        double squares = 0;
        for (int count : counts) {
            rows += count;
            squares += (double) count * count;
        }
        return rows == 0 ? 0 : rows - squares / rows;
    }

    private static int errors(int[] counts) {
        int rows = 0;
        int max = 0;
        for (int count : counts) {
            rows += count;
            max = Math.max(max, count);
        }
        return rows - max;
    }
}
