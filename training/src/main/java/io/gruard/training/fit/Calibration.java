package io.gruard.training.fit;

import io.gruard.core.Matrix;
import io.gruard.training.fit.FitSettings.CalibrationMethod;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Probability calibration, fitted to rows that were not trained on (Guo, Pleiss, Sun and Weinberger 2017). Temperature
 * scaling divides all logits by one number. Vector scaling gives each class a factor and a shift. Both minimize the log
 * loss.
 *
 * @param method the chosen method
 * @param change the change of the logits
 */
record Calibration(Method method, LogitChange change) {
    /** The kind of scaling. */
    enum Method {
        NONE,
        TEMPERATURE,
        VECTOR
    }

    /** Maximum factor of the logits. Without it, rows that are all classified correctly would give infinite logits. */
    private static final double MAX_FACTOR = 20;

    private static final int MAX_STEPS = 50;
    private static final double TOLERANCE = 1e-9;

    /**
     * Penalty that pulls the factors of vector scaling towards those of temperature scaling and the shifts towards 0, in units
     * of the mean loss. It matters for classes with few rows.
     */
    private static final double PENALTY = 1e-4;

    /** Minimum gain of vector scaling, in standard errors, on rows that it was not fitted to. */
    private static final double MIN_GAIN = 2;

    /** Returns a calibration that does not change the logits. */
    static Calibration none(int classes) {
        return new Calibration(Method.NONE, LogitChange.by(new double[classes]));
    }

    /**
     * Fits a calibration to validation rows.
     *
     * @param logits (rows, classes)
     * @param method the method; {@link CalibrationMethod#AUTO} compares both scalings by two-fold cross-validation
     */
    static Calibration fit(Matrix logits, int[] classOfRow, CalibrationMethod method) {
        int classes = logits.columns();
        if (method == CalibrationMethod.NONE || classOfRow.length == 0) {
            return none(classes);
        }
        int[] all = IntStream.range(0, classOfRow.length).toArray();
        boolean vector = method == CalibrationMethod.VECTOR
                || (method == CalibrationMethod.AUTO && vectorIsBetter(logits, classOfRow));
        return vector
                ? new Calibration(Method.VECTOR, vector(logits, classOfRow, all))
                : new Calibration(Method.TEMPERATURE, temperature(logits, classOfRow, all));
    }

    /** Returns its text in reports. */
    String spec() {
        return switch (method) {
            case NONE -> "none";
            case TEMPERATURE -> String.format(Locale.ROOT, "temperature %.3f", 1 / change.scale()[0]);
            case VECTOR -> "vector scaling";
        };
    }

    private static boolean vectorIsBetter(Matrix logits, int[] classOfRow) {
        int rows = classOfRow.length;
        int[] even = IntStream.range(0, rows).filter(row -> row % 2 == 0).toArray();
        int[] odd = IntStream.range(0, rows).filter(row -> row % 2 == 1).toArray();
        double[] gains = new double[rows];
        compare(logits, classOfRow, even, odd, gains);
        compare(logits, classOfRow, odd, even, gains);
        double mean = Arrays.stream(gains).average().orElse(0);
        double variance =
                Arrays.stream(gains).map(gain -> (gain - mean) * (gain - mean)).sum() / Math.max(1, rows - 1);
        return mean > MIN_GAIN * Math.sqrt(variance / rows);
    }

    /** Writes the loss of temperature scaling minus that of vector scaling for each held-out row. */
    private static void compare(Matrix logits, int[] classOfRow, int[] fitRows, int[] heldOut, double[] gains) {
        if (fitRows.length == 0) {
            return;
        }
        LogitChange temperature = temperature(logits, classOfRow, fitRows);
        LogitChange vector = vector(logits, classOfRow, fitRows);
        double[] p = new double[logits.columns()];
        for (int row : heldOut) {
            gains[row] =
                    loss(temperature, logits, row, classOfRow[row], p) - loss(vector, logits, row, classOfRow[row], p);
        }
    }

    /** Computes the log loss of a row. Its probabilities remain in {@code p}. */
    private static double loss(LogitChange change, Matrix logits, int row, int label, double[] p) {
        change.apply(logits.values(), row * p.length, p);
        double logit = p[label];
        double max = Arrays.stream(p).max().orElseThrow();
        double sum = 0;
        for (int c = 0; c < p.length; c++) {
            p[c] = Math.exp(p[c] - max);
            sum += p[c];
        }
        for (int c = 0; c < p.length; c++) {
            p[c] /= sum;
        }
        return max + Math.log(sum) - logit;
    }

    private static LogitChange scaled(int classes, double factor) {
        double[] scale = new double[classes];
        Arrays.fill(scale, factor);
        return new LogitChange(scale, new double[classes]);
    }

    /** Fits the factor 1/T by Newton's method. The loss is convex in it. */
    private static LogitChange temperature(Matrix logits, int[] classOfRow, int[] rows) {
        int classes = logits.columns();
        double[] p = new double[classes];
        double factor = 1;
        for (int step = 0; step < MAX_STEPS; step++) {
            LogitChange change = scaled(classes, factor);
            double gradient = 0;
            double curvature = 0;
            for (int row : rows) {
                loss(change, logits, row, classOfRow[row], p);
                double mean = 0;
                double square = 0;
                for (int c = 0; c < classes; c++) {
                    double z = logits.get(row, c);
                    mean += p[c] * z;
                    square += p[c] * z * z;
                }
                gradient += mean - logits.get(row, classOfRow[row]);
                curvature += square - mean * mean;
            }
            double newton = factor - gradient / Math.max(curvature, 1e-12);
            // A step at most halves or doubles the factor, because the curvature is unreliable far from the optimum.
            double next = Math.clamp(Math.clamp(newton, factor / 2, factor * 2), 1 / MAX_FACTOR, MAX_FACTOR);
            boolean converged = Math.abs(next - factor) <= TOLERANCE * factor;
            factor = next;
            if (converged) {
                break;
            }
        }
        return scaled(classes, factor);
    }

    /** Fits vector scaling, starting from temperature scaling. */
    private static LogitChange vector(Matrix logits, int[] classOfRow, int[] rows) {
        LogitChange start = temperature(logits, classOfRow, rows);
        return new VectorScaling(logits, classOfRow, rows, start, PENALTY).fit();
    }

    /** Returns the mean log loss of rows after calibration. */
    double meanLoss(Matrix logits, int[] classOfRow) {
        double[] p = new double[logits.columns()];
        double sum = 0;
        for (int row = 0; row < classOfRow.length; row++) {
            sum += loss(change, logits, row, classOfRow[row], p);
        }
        return sum / classOfRow.length;
    }
}
