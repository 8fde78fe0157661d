package io.gruard.training.metric;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether probabilities mean what they say: rows in bins of equal width by the probability of the class that they were called, and how
 * often that was right (Guo, Pleiss, Sun and Weinberger 2017).
 *
 * @param bins those that hold a row, by rising confidence
 */
public record Reliability(List<Bin> bins) {
    private static final int BINS = 15;

    public Reliability {
        bins = List.copyOf(bins);
    }

    /**
     * Rows of similar confidence.
     *
     * @param rows how many
     * @param confidence mean probability of the class called
     * @param accuracy share called right
     */
    public record Bin(int rows, double confidence, double accuracy) {}

    /** Of an evaluation's probabilities. */
    public static Reliability of(Predictions predictions) {
        int[] rows = new int[BINS];
        int[] right = new int[BINS];
        double[] confidence = new double[BINS];
        for (int row = 0; row < predictions.count(); row++) {
            int called = predictions.predicted(row);
            double probability = predictions.probabilities().get(row, called);
            // A bin holds its upper end, as in the paper.
            int bin = Math.clamp((int) Math.ceil(probability * BINS) - 1, 0, BINS - 1);
            rows[bin]++;
            right[bin] += called == predictions.actual()[row] ? 1 : 0;
            confidence[bin] += probability;
        }
        List<Bin> bins = new ArrayList<>();
        for (int bin = 0; bin < BINS; bin++) {
            if (rows[bin] > 0) {
                bins.add(new Bin(rows[bin], confidence[bin] / rows[bin], (double) right[bin] / rows[bin]));
            }
        }
        return new Reliability(bins);
    }

    /** Expected calibration error: the mean over rows of how far their bin's confidence is from its accuracy. */
    public double expectedError() {
        double sum = 0;
        long rows = 0;
        for (Bin bin : bins) {
            sum += bin.rows() * Math.abs(bin.confidence() - bin.accuracy());
            rows += bin.rows();
        }
        return rows == 0 ? 0 : sum / rows;
    }

    /** The greatest distance of a bin's confidence from its accuracy. */
    public double maxError() {
        return bins.stream()
                .mapToDouble(bin -> Math.abs(bin.confidence() - bin.accuracy()))
                .max()
                .orElse(0);
    }
}
