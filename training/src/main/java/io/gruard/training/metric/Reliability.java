package io.gruard.training.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * Reliability diagram: rows in bins of equal width by the probability of their predicted class, with the accuracy of each
 * bin (Guo, Pleiss, Sun and Weinberger 2017).
 *
 * @param bins the bins with at least one row, by ascending confidence
 */
public record Reliability(List<Bin> bins) {
    private static final int BINS = 15;

    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Rows of similar confidence.
     *
     * @param rows number of rows
     * @param confidence mean probability of the predicted class
     * @param accuracy share of correctly classified rows
     */
    public record Bin(int rows, double confidence, double accuracy) {}

    /** Computes the bins of an evaluation. */
    public static Reliability of(Predictions predictions) {
        int[] rows = new int[BINS];
        int[] correct = new int[BINS];
        double[] confidence = new double[BINS];
        for (int row = 0; row < predictions.count(); row++) {
            int predicted = predictions.predicted(row);
            double probability = predictions.probabilities().get(row, predicted);
            // A bin includes its upper end, as in the paper.
            int bin = Math.clamp((int) Math.ceil(probability * BINS) - 1, 0, BINS - 1);
            rows[bin]++;
            correct[bin] += predicted == predictions.actual()[row] ? 1 : 0;
            confidence[bin] += probability;
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (rows[bin] > 0) {
                bins.add(new Bin(rows[bin], confidence[bin] / rows[bin], (double) correct[bin] / rows[bin]));
            }
        }
        return new Reliability(bins);
    }

    /** Returns the expected calibration error: the mean over rows of |confidence − accuracy| of their bin. */
    public double expectedError() {
        double sum = 0;
        long rows = 0;
        for (Bin bin : bins) {
            sum += bin.rows() * Math.abs(bin.confidence() - bin.accuracy());
            rows += bin.rows();
        }
        return rows == 0 ? 0 : sum / rows;
    }

    /** Returns the maximum of |confidence − accuracy| over the bins. */
    public double maxError() {
        return bins.stream()
                .mapToDouble(bin -> Math.abs(bin.confidence() - bin.accuracy()))
                .max()
                .orElse(0);
    }
}
