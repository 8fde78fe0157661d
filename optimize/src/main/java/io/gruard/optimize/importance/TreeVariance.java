package io.gruard.optimize.importance;

import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Computes variances of a tree's piecewise constant function under the uniform distribution over the whole space. */
final class TreeVariance {

    private final List<RegressionTree.TreeLeaf> leaves;
    private final double[] from;
    private final double[] to;

    TreeVariance(List<RegressionTree.TreeLeaf> leaves, double[] from, double[] to) {
        this.leaves = leaves;
        this.from = from;
        this.to = to;
    }

    double total() {
        double[] values =
                leaves.stream().mapToDouble(RegressionTree.TreeLeaf::value).toArray();
        double[] weights =
                leaves.stream().mapToDouble(RegressionTree.TreeLeaf::volume).toArray();
        return variance(values, weights);
    }

    /**
     * Returns the variance of the function of some adjacent columns after averaging over all other columns. That function is
     * constant between the tree's thresholds of these columns, so one point in each cell is enough.
     */
    double ofColumns(int first, int count) {
        double[][] edges = new double[count][];
        int cells = 1;
        for (int c = 0; c < count; c++) {
            edges[c] = edges(first + c);
            cells *= edges[c].length - 1;
        }
        double[] values = new double[cells];
        double[] weights = new double[cells];
        double[] middle = new double[count];
        for (int cell = 0; cell < cells; cell++) {
            int rest = cell;
            weights[cell] = 1;
            for (int c = 0; c < count; c++) {
                int index = rest % (edges[c].length - 1);
                rest /= edges[c].length - 1;
                middle[c] = 0.5 * (edges[c][index] + edges[c][index + 1]);
                weights[cell] *= edges[c][index + 1] - edges[c][index];
            }
            values[cell] = average(middle, first);
        }
        return variance(values, weights);
    }

    private double[] edges(int column) {
        TreeSet<Double> edges = new TreeSet<>();
        for (RegressionTree.TreeLeaf leaf : leaves) {
            edges.add(leaf.from()[column]);
            edges.add(leaf.to()[column]);
        }
        return edges.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Returns the average of the function over all other columns. */
    private double average(double[] point, int first) {
        double sum = 0;
        double volume = 0;
        for (RegressionTree.TreeLeaf leaf : leaves) {
            if (!contains(leaf, point, first)) {
                continue;
            }
            double others = 1;
            for (int column = 0; column < from.length; column++) {
                if (column < first || column >= first + point.length) {
                    others *= (leaf.to()[column] - leaf.from()[column]) / (to[column] - from[column]);
                }
            }
            sum += leaf.value() * others;
            volume += others;
        }
        return sum / volume;
    }

    private static boolean contains(RegressionTree.TreeLeaf leaf, double[] point, int first) {
        for (int c = 0; c < point.length; c++) {
            if (!leaf.contains(first + c, point[c])) {
                return false;
            }
        }
        return true;
    }

    private static double variance(double[] values, double[] weights) {
        double weight = Arrays.stream(weights).sum();
        double mean = 0;
        for (int i = 0; i < values.length; i++) {
            mean += values[i] * weights[i] / weight;
        }
        double variance = 0;
        for (int i = 0; i < values.length; i++) {
            variance += (values[i] - mean) * (values[i] - mean) * weights[i] / weight;
        }
        return variance;
    }
}
