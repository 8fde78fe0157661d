package io.gruard.training.metric;

import io.gruard.core.Classes;
import java.util.Arrays;

/**
 * Number of rows by actual and predicted class.
 *
 * @param classes the task's classes
 * @param counts {@code counts[actual][predicted]}
 */
public record ConfusionMatrix(Classes classes, long[][] counts) {
    public ConfusionMatrix {
        int n = classes.size();
        if (counts.length != n || Arrays.stream(counts).anyMatch(row -> row.length != n)) {
            throw new IllegalArgumentException(
                    "confusion matrix: expected " + n + " x " + n + " counts for " + n + " classes");
        }
    }

    /** Counts the rows of an evaluation. */
    public static ConfusionMatrix of(Predictions predictions) {
        int n = predictions.classes().size();
        long[][] counts = new long[n][n];
        for (int row = 0; row < predictions.count(); row++) {
            counts[predictions.actual()[row]][predictions.predicted(row)]++;
        }
        return new ConfusionMatrix(predictions.classes(), counts);
    }

    /** Returns the number of all rows. */
    public long total() {
        return Arrays.stream(counts).flatMapToLong(Arrays::stream).sum();
    }

    /** Returns the number of rows of the class. */
    public long support(int c) {
        return Arrays.stream(counts[c]).sum();
    }

    /** Returns the number of rows classified as the class. */
    public long predicted(int c) {
        return Arrays.stream(counts).mapToLong(row -> row[c]).sum();
    }

    /** Returns the number of correctly classified rows. */
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

    /** Returns the harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN). */
    public double f1(int c) {
        return rate(2 * counts[c][c], support(c) + predicted(c));
    }

    /** Returns the share of the rows of other classes that are classified as this class. */
    public double falsePositiveRate(int c) {
        return rate(predicted(c) - counts[c][c], total() - support(c));
    }

    /** Returns the share of the benign rows that are classified as any attack. */
    public double falsePositiveRate() {
        int benign = classes.benign();
        return rate(support(benign) - counts[benign][benign], support(benign));
    }

    /** Returns the share of the attack rows that are classified as any attack, right or wrong. */
    public double detectionRate() {
        int benign = classes.benign();
        long attacks = total() - support(benign);
        return rate(attacks - (predicted(benign) - counts[benign][benign]), attacks);
    }

    /**
     * Computes Matthews' correlation coefficient for several classes, in [-1, 1]. It is 0 if all rows have one actual or one
     * predicted class.
     *
     * <p>Gorodkin, "Comparing two K-category assignments by a K-category correlation coefficient", Computational Biology
     * and Chemistry 28 (2004): (c s − Σ p t) / √((s² − Σ p²)(s² − Σ t²)), with s rows, c of them correct, and for each
     * class p predicted rows and t actual rows.
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

    /** Returns whether the class occurs as a true or as a predicted class. */
    public boolean occurs(int c) {
        return support(c) + predicted(c) > 0;
    }

    private static double rate(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
