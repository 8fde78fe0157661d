package io.gruard.optimize.importance;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A regression tree, represented by the boxes of its leaves. Each split is the one with the lowest squared error. A node whose
 * values are equal is a leaf.
 */
final class RegressionTree {

    private static final int MAX_DEPTH = 64;
    /** Neighbouring values with a smaller difference count as equal. */
    private static final double MIN_GAP = 1e-7;

    /**
     * A leaf.
     *
     * @param value mean of the targets of its rows
     * @param from lower bound of each column, exclusive
     * @param to upper bound of each column, inclusive
     */
    record TreeLeaf(double value, double[] from, double[] to) {

        boolean contains(int column, double x) {
            return x > from[column] && x <= to[column];
        }

        double volume() {
            double volume = 1;
            for (int column = 0; column < from.length; column++) {
                volume *= to[column] - from[column];
            }
            return volume;
        }
    }

    private record TreeSplit(int column, double threshold) {}

    private final double[][] x;
    private final double[] y;
    private final List<TreeLeaf> leaves = new ArrayList<>();

    private RegressionTree(double[][] x, double[] y) {
        this.x = x;
        this.y = y;
    }

    /**
     * Grows a tree and returns its leaves.
     *
     * @param x input (rows, columns)
     * @param y targets (rows)
     * @param rows indices of the rows to use; repeated ones count repeatedly
     * @param from lower bounds of the whole space
     * @param to upper bounds of the whole space
     */
    static List<TreeLeaf> grow(double[][] x, double[] y, int[] rows, double[] from, double[] to) {
        RegressionTree tree = new RegressionTree(x, y);
        tree.grow(rows, from, to, 0);
        return tree.leaves;
    }

    private void grow(int[] rows, double[] from, double[] to, int depth) {
        @Nullable TreeSplit split = depth < MAX_DEPTH && !isPure(rows) ? bestSplit(rows) : null;
        if (split == null) {
            leaves.add(new TreeLeaf(
                    Arrays.stream(rows).mapToDouble(row -> y[row]).average().orElseThrow(), from, to));
            return;
        }
        double[] middleTo = to.clone();
        double[] middleFrom = from.clone();
        middleTo[split.column()] = split.threshold();
        middleFrom[split.column()] = split.threshold();
        int[] left = Arrays.stream(rows)
                .filter(row -> x[row][split.column()] <= split.threshold())
                .toArray();
        int[] right = Arrays.stream(rows)
                .filter(row -> x[row][split.column()] > split.threshold())
                .toArray();
        grow(left, from, middleTo, depth + 1);
        grow(right, middleFrom, to, depth + 1);
    }

    private boolean isPure(int[] rows) {
        for (int row : rows) {
            if (y[row] != y[rows[0]]) {
                return false;
            }
        }
        return true;
    }

    /** Returns the split with the lowest squared error, which is the one with the largest Σ(sum² / count) over both sides. */
    private @Nullable TreeSplit bestSplit(int[] rows) {
        @Nullable TreeSplit best = null;
        double bestGain = Double.NEGATIVE_INFINITY;
        double total = Arrays.stream(rows).mapToDouble(row -> y[row]).sum();
        Integer[] order = Arrays.stream(rows).boxed().toArray(Integer[]::new);
        for (int column = 0; column < x[0].length; column++) {
            int c = column;
            Arrays.sort(order, Comparator.comparingDouble(row -> x[row][c]));
            double left = 0;
            for (int i = 1; i < order.length; i++) {
                left += y[order[i - 1]];
                double below = x[order[i - 1]][column];
                double above = x[order[i]][column];
                if (above - below <= MIN_GAP) {
                    continue;
                }
                double right = total - left;
                double gain = left * left / i + right * right / (order.length - i);
                if (gain > bestGain) {
                    bestGain = gain;
                    best = new TreeSplit(column, (below + above) / 2);
                }
            }
        }
        return best;
    }
}
