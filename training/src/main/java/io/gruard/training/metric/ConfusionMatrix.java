package io.gruard.training.metric;

import io.gruard.core.Classes;
import java.util.Arrays;

/**
 * How often a row of one class was called another.
 *
 * @param classes the task's classes
 * @param counts {@code counts[actual][predicted]}
 */
public record ConfusionMatrix(Classes classes, long[][] counts) {
    public ConfusionMatrix {
        int n = classes.size();
        if (counts.length != n || Arrays.stream(counts).anyMatch(row -> row.length != n)) {
            throw new IllegalArgumentException("a confusion matrix of " + n + " classes must be " + n + " x " + n);
        }
    }

    public static ConfusionMatrix of(Predictions predictions) {
        int n = predictions.classes().size();
        long[][] counts = new long[n][n];
        for (int row = 0; row < predictions.count(); row++) {
            counts[predictions.actual()[row]][predictions.predicted(row)]++;
        }
        return new ConfusionMatrix(predictions.classes(), counts);
    }

    public long total() {
        return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
    }

    /** Rows that are of the class. */
    public long support(int c) {
        return Arrays.stream(counts[c]).sum();
    }

    /** Rows that were called the class. */
    public long predicted(int c) {
        return Arrays.stream(counts).mapToLong(row -> row[c]).sum();
    }

    public long correct() {
        long sum = 0;
        for (int c = 0; c < classes.size(); c++) {
            sum += counts[c][c];
        }
        return sum;
    }

    public double accuracy() {
        return rate(correct(), total());
    }

    public double precision(int c) {
        return rate(counts[c][c], predicted(c));
    }

    public double recall(int c) {
        return rate(counts[c][c], support(c));
    }

    /** Harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN). */
    public double f1(int c) {
        return rate(2 * counts[c][c], support(c) + predicted(c));
    }

    /** Rows of other classes called this one, over rows of other classes. */
    public double falsePositiveRate(int c) {
        return rate(predicted(c) - counts[c][c], total() - support(c));
    }

    /** Benign rows called any attack, over benign rows. */
    public double falsePositiveRate() {
        int benign = classes.benign();
        return rate(support(benign) - counts[benign][benign], support(benign));
    }

    /** Attack rows called any attack, over attack rows: which attack does not matter. */
    public double detectionRate() {
        int benign = classes.benign();
        long attacks = total() - support(benign);
        return rate(attacks - (predicted(benign) - counts[benign][benign]), attacks);
    }

    /**
     * Matthews' correlation coefficient for several classes, in [-1, 1]; 0 when all rows are of one class or called one.
     *
     * <p>Gorodkin, "Comparing two K-category assignments by a K-category correlation coefficient", Computational Biology
     * and Chemistry 28 (2004): (c s − Σ p t) / √((s² − Σ p²)(s² − Σ t²)), with s rows, c of them correct, and for each
     * class p rows called it and t rows of it.
     */
    public double mcc() {
        double s = total();
        double covariance = correct() * s;
        double predictedSpread = s * s;
        double actualSpread = s * s;
        for (int c = 0; c < classes.size(); c++) {
            double p = predicted(c);
            double t = support(c);
            covariance -= p * t;
            predictedSpread -= p * p;
            actualSpread -= t * t;
        }
        double denominator = Math.sqrt(predictedSpread * actualSpread);
        return denominator == 0 ? 0 : covariance / denominator;
    }

    /** Whether the class occurs at all, as a true or as a predicted one. */
    public boolean occurs(int c) {
        return support(c) + predicted(c) > 0;
    }

    private static double rate(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
