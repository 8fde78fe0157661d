package io.gruard.training.fit;

import io.gruard.core.Matrix;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Fits a factor and a shift for each class by Newton's method with step halving. It minimizes the mean log loss plus {@code
 * penalty / 2} times the squared distance from the start, which is strictly convex.
 */
final class VectorScaling {
    private static final int MAX_STEPS = 30;
    private static final int MAX_HALVINGS = 30;
    private static final double TOLERANCE = 1e-10;

    private final Matrix logits;
    private final int[] classOfRow;
    private final int[] rows;
    private final double penalty;
    private final int classes;
    /** Factors, then shifts. */
    private final double[] start;

    VectorScaling(Matrix logits, int[] classOfRow, int[] rows, LogitChange start, double penalty) {
        this.logits = logits;
        this.classOfRow = classOfRow;
        this.rows = rows;
        this.penalty = penalty;
        this.classes = logits.columns();
        this.start = new double[2 * classes];
        System.arraycopy(start.scale(), 0, this.start, 0, classes);
        System.arraycopy(start.shift(), 0, this.start, classes, classes);
    }

    LogitChange fit() {
        double[] at = start.clone();
        double[] gradient = new double[at.length];
        double[][] curvature = new double[at.length][at.length];
        double value = value(at, gradient, curvature);
        for (int step = 0; step < MAX_STEPS; step++) {
            double[] direction = solve(curvature, gradient);
            double share = 1;
            double[] next = at;
            double nextValue = value;
            for (int halving = 0; halving < MAX_HALVINGS; halving++, share /= 2) {
                next = at.clone();
                for (int i = 0; i < next.length; i++) {
                    next[i] -= share * direction[i];
                }
                nextValue = value(next, null, null);
                if (nextValue < value) {
                    break;
                }
            }
            if (!(nextValue < value - TOLERANCE)) {
                break;
            }
            at = next;
            value = value(at, gradient, curvature);
        }
        return new LogitChange(Arrays.copyOf(at, classes), Arrays.copyOfRange(at, classes, 2 * classes));
    }

    /** Returns the value at a point. If they are not null, it overwrites the gradient and the second derivatives. */
    private double value(double[] at, double @Nullable [] gradient, double @Nullable [][] curvature) {
        double sum = 0;
        double[] p = new double[classes];
        if (gradient != null && curvature != null) {
            Arrays.fill(gradient, 0);
            for (double[] row : curvature) {
                Arrays.fill(row, 0);
            }
        }
        for (int row : rows) {
            double max = Double.NEGATIVE_INFINITY;
            for (int c = 0; c < classes; c++) {
                p[c] = at[c] * logits.get(row, c) + at[classes + c];
                max = Math.max(max, p[c]);
            }
            double logit = p[classOfRow[row]];
            double total = 0;
            for (int c = 0; c < classes; c++) {
                p[c] = Math.exp(p[c] - max);
                total += p[c];
            }
            sum += max + Math.log(total) - logit;
            if (gradient != null && curvature != null) {
                for (int c = 0; c < classes; c++) {
                    p[c] /= total;
                }
                add(row, p, gradient, curvature);
            }
        }
        double value = sum / rows.length;
        for (int i = 0; i < at.length; i++) {
            double distance = at[i] - start[i];
            value += penalty / 2 * distance * distance;
            if (gradient != null && curvature != null) {
                gradient[i] = gradient[i] / rows.length + penalty * distance;
                for (int j = 0; j < at.length; j++) {
                    curvature[i][j] = curvature[i][j] / rows.length + (i == j ? penalty : 0);
                }
            }
        }
        return value;
    }

    private void add(int row, double[] p, double[] gradient, double[][] curvature) {
        for (int c = 0; c < classes; c++) {
            double z = logits.get(row, c);
            double error = p[c] - (c == classOfRow[row] ? 1 : 0);
            gradient[c] += error * z;
            gradient[classes + c] += error;
            for (int d = 0; d < classes; d++) {
                double weight = (c == d ? p[c] : 0) - p[c] * p[d];
                double other = logits.get(row, d);
                curvature[c][d] += weight * z * other;
                curvature[c][classes + d] += weight * z;
                curvature[classes + c][d] += weight * other;
                curvature[classes + c][classes + d] += weight;
            }
        }
    }

    /** Solves a linear system with a positive definite matrix by Gaussian elimination with pivoting. */
    private static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        double[][] a = new double[n][];
        for (int i = 0; i < n; i++) {
            a[i] = Arrays.copyOf(matrix[i], n + 1);
            a[i][n] = right[i];
        }
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                pivot = Math.abs(a[i][k]) > Math.abs(a[pivot][k]) ? i : pivot;
            }
            double[] swapped = a[k];
            a[k] = a[pivot];
            a[pivot] = swapped;
            for (int i = k + 1; i < n; i++) {
                double factor = a[i][k] / a[k][k];
                for (int j = k; j <= n; j++) {
                    a[i][j] -= factor * a[k][j];
                }
            }
        }
        double[] x = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double sum = a[i][n];
            for (int j = i + 1; j < n; j++) {
                sum -= a[i][j] * x[j];
            }
            x[i] = sum / a[i][i];
        }
        return x;
    }
}
