package io.gruard.training.novelty;

import io.gruard.core.Matrix;
import java.util.Arrays;

/**
 * Multinomial logistic regression with a ridge: the {@code W} and {@code b} with the least weighed mean of {@code -log softmax(x W + b)[y]} plus
 * {@code ridge / 2} times the sum of the squares of {@code W}. The problem is convex; it is solved by accelerated gradients (Nesterov 1983)
 * that start anew where they turn against the gradient (O'Donoghue and Candès 2015). Nothing in it is random.
 */
final class SoftmaxRegression {
    private static final int MAX_STEPS = 5000;

    /** Of the greatest partial derivative at the end. */
    private static final double TOLERANCE = 1e-6;

    private static final int POWER_STEPS = 50;

    private final SparseRows rows;
    private final int[] target;
    private final int classes;
    private final double[] share;
    private final double ridge;

    /**
     * A problem.
     *
     * @param columns (rows, columns)
     * @param target class of each row, below {@code classes}
     * @param share what each row counts, 1 together
     * @param ridge above 0
     */
    SoftmaxRegression(Matrix columns, int[] target, int classes, double[] share, double ridge) {
        this.rows = SparseRows.of(columns);
        this.target = target;
        this.classes = classes;
        this.share = share;
        this.ridge = ridge;
    }

    /**
     * What was found.
     *
     * @param weights (columns, classes)
     * @param biases one a class
     */
    record Solution(float[] weights, float[] biases) {}

    /** The minimum; weights come first, (columns, classes), then the biases, as if a last column were 1 in every row. */
    Solution solution() {
        int size = (rows.width() + 1) * classes;
        double step = 1 / (0.5 * maxEigenvalue() + ridge);
        double[] now = new double[size];
        double[] ahead = new double[size];
        double[] slope = new double[size];
        double momentum = 1;
        for (int i = 0; i < MAX_STEPS; i++) {
            slopeAt(ahead, slope);
            if (max(slope) < TOLERANCE) {
                break;
            }
            double next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            double carry = (momentum - 1) / next;
            double against = 0;
            for (int j = 0; j < size; j++) {
                double to = ahead[j] - step * slope[j];
                double moved = to - now[j];
                against += slope[j] * moved;
                now[j] = to;
                ahead[j] = to + carry * moved;
            }
            momentum = against > 0 ? 1 : next;
        }
        float[] found = new float[size];
        for (int j = 0; j < size; j++) {
            found[j] = (float) ahead[j];
        }
        int weights = rows.width() * classes;
        return new Solution(Arrays.copyOf(found, weights), Arrays.copyOfRange(found, weights, size));
    }

    /** The gradient. */
    private void slopeAt(double[] at, double[] slope) {
        int biases = rows.width() * classes;
        for (int j = 0; j < biases; j++) {
            slope[j] = ridge * at[j];
        }
        Arrays.fill(slope, biases, slope.length, 0);
        double[] scores = new double[classes];
        for (int row = 0; row < rows.count(); row++) {
            System.arraycopy(at, biases, scores, 0, classes);
            rows.addProduct(row, at, scores);
            softmax(scores);
            scores[target[row]] -= 1;
            for (int c = 0; c < classes; c++) {
                scores[c] *= share[row];
                slope[biases + c] += scores[c];
            }
            rows.addOuterProduct(row, scores, slope);
        }
    }

    private static void softmax(double[] scores) {
        double most = Arrays.stream(scores).max().orElseThrow();
        double sum = 0;
        for (int c = 0; c < scores.length; c++) {
            scores[c] = Math.exp(scores[c] - most);
            sum += scores[c];
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] /= sum;
        }
    }

    private static double max(double[] slope) {
        double most = 0;
        for (double partial : slope) {
            most = Math.max(most, Math.abs(partial));
        }
        return most;
    }

    /** Of the weighed mean of {@code x' x}, a column of ones with it, by the power method, and a little more since it comes from below. */
    private double maxEigenvalue() {
        double[] direction = new double[rows.width() + 1];
        Arrays.fill(direction, 1 / Math.sqrt(direction.length));
        double length = 1;
        for (int i = 0; i < POWER_STEPS; i++) {
            double[] next = new double[direction.length];
            double[] product = new double[1];
            for (int row = 0; row < rows.count(); row++) {
                product[0] = direction[rows.width()];
                rows.addProduct(row, direction, product);
                product[0] *= share[row];
                next[rows.width()] += product[0];
                rows.addOuterProduct(row, product, next);
            }
            length = 0;
            for (double value : next) {
                length += value * value;
            }
            length = Math.sqrt(length);
            for (int j = 0; j < next.length; j++) {
                direction[j] = next[j] / length;
            }
        }
        return 1.1 * length;
    }
}
