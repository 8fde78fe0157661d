package io.gruard.training.novelty;

import io.gruard.core.Matrix;
import java.util.Arrays;

/**
 * Multinomial logistic regression with a ridge penalty. It minimizes, over {@code W} and {@code b}, the weighted mean of
 * {@code -log softmax(x W + b)[y]} plus {@code ridge / 2} times the sum of the squares of {@code W}. The problem is convex.
 * It is solved by accelerated gradients (Nesterov 1983), which restart if a step goes against the gradient (O'Donoghue and
 * Candès 2015). The result is deterministic.
 */
final class SoftmaxRegression {
    private static final int MAX_STEPS = 5000;

    /** The iteration ends if the largest partial derivative is smaller. */
    private static final double TOLERANCE = 1e-6;

    private static final int POWER_STEPS = 50;

    private final SparseRows rows;
    private final int[] target;
    private final int classes;
    private final double[] share;
    private final double ridge;

    /**
     * Defines the problem.
     *
     * @param columns (rows, columns)
     * @param target class of each row, below {@code classes}
     * @param share weight of each row; the weights add up to 1
     * @param ridge factor of the ridge penalty, above 0
     */
    SoftmaxRegression(Matrix columns, int[] target, int classes, double[] share, double ridge) {
        this.rows = SparseRows.of(columns);
        this.target = target;
        this.classes = classes;
        this.share = share;
        this.ridge = ridge;
    }

    /**
     * The minimum.
     *
     * @param weights (columns, classes)
     * @param biases one for each class
     */
    record Solution(float[] weights, float[] biases) {}

    /**
     * Computes the minimum. The parameter vector holds the weights (columns, classes) and then the biases, as weights of an
     * additional column of ones.
     */
    Solution solution() {
        int size = (rows.width() + 1) * classes;
        double step = 1 / (0.5 * maxEigenvalue() + ridge);
        double[] current = new double[size];
        double[] ahead = new double[size];
        double[] gradient = new double[size];
        double momentum = 1;
        for (int i = 0; i < MAX_STEPS; i++) {
            gradientAt(ahead, gradient);
            if (maxAbs(gradient) < TOLERANCE) {
                break;
            }
            double next = (1 + Math.sqrt(1 + 4 * momentum * momentum)) / 2;
            double carry = (momentum - 1) / next;
            double against = 0;
            for (int j = 0; j < size; j++) {
                double to = ahead[j] - step * gradient[j];
                double moved = to - current[j];
                against += gradient[j] * moved;
                current[j] = to;
                ahead[j] = to + carry * moved;
            }
            momentum = against > 0 ? 1 : next;
        }
        float[] solution = new float[size];
        for (int j = 0; j < size; j++) {
            solution[j] = (float) ahead[j];
        }
        int weights = rows.width() * classes;
        return new Solution(Arrays.copyOf(solution, weights), Arrays.copyOfRange(solution, weights, size));
    }

    /** Computes the gradient at a point. */
    private void gradientAt(double[] at, double[] gradient) {
        int biases = rows.width() * classes;
        for (int j = 0; j < biases; j++) {
            gradient[j] = ridge * at[j];
        }
        Arrays.fill(gradient, biases, gradient.length, 0);
        double[] scores = new double[classes];
        for (int row = 0; row < rows.count(); row++) {
            System.arraycopy(at, biases, scores, 0, classes);
            rows.addProduct(row, at, scores);
            softmax(scores);
            scores[target[row]] -= 1;
            for (int c = 0; c < classes; c++) {
                scores[c] *= share[row];
                gradient[biases + c] += scores[c];
            }
            rows.addOuterProduct(row, scores, gradient);
        }
    }

    private static void softmax(double[] scores) {
        double max = Arrays.stream(scores).max().orElseThrow();
        double sum = 0;
        for (int c = 0; c < scores.length; c++) {
            scores[c] = Math.exp(scores[c] - max);
            sum += scores[c];
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] /= sum;
        }
    }

    private static double maxAbs(double[] gradient) {
        double max = 0;
        for (double partial : gradient) {
            max = Math.max(max, Math.abs(partial));
        }
        return max;
    }

    /**
     * Returns an upper estimate of the largest eigenvalue of the weighted mean of {@code x xᵀ}, where x has an additional
     * column of ones. The power method approaches the eigenvalue from below, hence the factor 1.1.
     */
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
