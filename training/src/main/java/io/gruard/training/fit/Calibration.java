package io.gruard.training.fit;

import io.gruard.core.Matrix;
import io.gruard.training.fit.FitSettings.CalibrationMethod;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Makes probabilities mean what they say, by rows that were not trained on (Guo, Pleiss, Sun and Weinberger 2017): temperature scaling
 * divides all logits by one number, vector scaling gives each class a factor and a shift. Both minimise the log loss.
 *
 * @param method what was chosen
 * @param change of the logits
 */
record Calibration(Method method, LogitChange change) {
    /** How logits are changed. */
    enum Method {
        NONE,
        TEMPERATURE,
        VECTOR
    }

    /** Keeps rows that are all called right from making everything certain. */
    private static final double MAX_FACTOR = 20;

    private static final int MAX_STEPS = 50;
    private static final double STILL = 1e-9;

    /**
     * Pulls the factors of vector scaling to the temperature's and the shifts to 0, for classes of few rows; in units of the mean loss.
     */
    private static final double PULL = 1e-4;

    /** Vector scaling must be better by so many standard errors on rows that it was not fitted to. */
    private static final double CLEARLY = 2;

    /** Leaves logits alone. */
    static Calibration none(int classes) {
        return new Calibration(Method.NONE, LogitChange.by(new double[classes]));
    }

    /**
     * Fits to validation rows.
     *
     * @param logits (rows, classes)
     * @param expected how; {@link CalibrationMethod#AUTO} compares both scalings on halves of the rows that they were not fitted to
     */
    static Calibration fit(Matrix logits, int[] classOfRow, CalibrationMethod expected) {
        int classes = logits.columns();
        if (expected == CalibrationMethod.NONE || classOfRow.length == 0) {
            return none(classes);
        }
        int[] all = IntStream.range(0, classOfRow.length).toArray();
        boolean vector = expected == CalibrationMethod.VECTOR
                || (expected == CalibrationMethod.AUTO && vectorIsBetter(logits, classOfRow));
        return vector
                ? new Calibration(Method.VECTOR, vector(logits, classOfRow, all))
                : new Calibration(Method.TEMPERATURE, temperature(logits, classOfRow, all));
    }

    /** As reports have it. */
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
        return mean > CLEARLY * Math.sqrt(variance / rows);
    }

    /** Writes how much smaller vector scaling's loss is, for each row that neither was fitted to. */
    private static void compare(Matrix logits, int[] classOfRow, int[] fitted, int[] evaluated, double[] gains) {
        if (fitted.length == 0) {
            return;
        }
        LogitChange one = temperature(logits, classOfRow, fitted);
        LogitChange many = vector(logits, classOfRow, fitted);
        double[] p = new double[logits.columns()];
        for (int row : evaluated) {
            gains[row] = loss(one, logits, row, classOfRow[row], p) - loss(many, logits, row, classOfRow[row], p);
        }
    }

    /** A row's log loss; its probabilities are left in {@code p}. */
    private static double loss(LogitChange change, Matrix logits, int row, int label, double[] p) {
        change.apply(logits.values(), row * p.length, p);
        double of = p[label];
        double most = Arrays.stream(p).max().orElseThrow();
        double sum = 0;
        for (int c = 0; c < p.length; c++) {
            p[c] = Math.exp(p[c] - most);
            sum += p[c];
        }
        for (int c = 0; c < p.length; c++) {
            p[c] /= sum;
        }
        return most + Math.log(sum) - of;
    }

    private static LogitChange scaled(int classes, double factor) {
        double[] scale = new double[classes];
        Arrays.fill(scale, factor);
        return new LogitChange(scale, new double[classes]);
    }

    /** Newton's steps on the factor 1/T: the loss is convex in it. */
    private static LogitChange temperature(Matrix logits, int[] classOfRow, int[] rows) {
        int classes = logits.columns();
        double[] p = new double[classes];
        double factor = 1;
        for (int step = 0; step < MAX_STEPS; step++) {
            LogitChange change = scaled(classes, factor);
            double slope = 0;
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
                slope += mean - logits.get(row, classOfRow[row]);
                curvature += square - mean * mean;
            }
            double expected = factor - slope / Math.max(curvature, 1e-12);
            // At most to half or twice, since far from the optimum the curvature says little.
            double next = Math.clamp(Math.clamp(expected, factor / 2, factor * 2), 1 / MAX_FACTOR, MAX_FACTOR);
            boolean still = Math.abs(next - factor) <= STILL * factor;
            factor = next;
            if (still) {
                break;
            }
        }
        return scaled(classes, factor);
    }

    /** From the temperature's solution on. */
    private static LogitChange vector(Matrix logits, int[] classOfRow, int[] rows) {
        LogitChange start = temperature(logits, classOfRow, rows);
        return new VectorScaling(logits, classOfRow, rows, start, PULL).fitted();
    }

    /** The mean log loss of rows with their logits changed. */
    double meanLoss(Matrix logits, int[] classOfRow) {
        double[] p = new double[logits.columns()];
        double sum = 0;
        for (int row = 0; row < classOfRow.length; row++) {
            sum += loss(change, logits, row, classOfRow[row], p);
        }
        return sum / classOfRow.length;
    }
}
