package io.gruard.training.metric;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * False-positive and detection rate of verdicts on rows in the order of time, with intervals that know that neighbours in time
 * are alike.
 *
 * <p>A thousand connections of one flood are hardly more than one observation, so an interval that takes rows for independent
 * is far too narrow. Here whole stretches of the rows are drawn with replacement (block bootstrap; Künsch 1989).
 *
 * @param falsePositiveRate benign rows classified as attacks over benign rows
 * @param detectionRate attack rows classified as attacks over attack rows
 */
public record AttackRates(RateInterval falsePositiveRate, RateInterval detectionRate) {
    /** Stretches that the rows are cut into. */
    static final int STRETCHES = 40;

    private static final int RESAMPLES = 2_000;
    /** Of both ends together. */
    private static final double OUTSIDE = 0.05;

    /**
     * A rate and its interval; not a number where there is nothing to divide by.
     *
     * @param part rows counted
     * @param whole rows they are a part of
     * @param low end of the interval that holds 95 of 100 resamples
     * @param high its other end
     */
    public record RateInterval(long part, long whole, double low, double high) {
        /** The rate. */
        public double value() {
            return whole == 0 ? Double.NaN : (double) part / whole;
        }
    }

    /**
     * The rates; the same rows give the same bits.
     *
     * @param attack whether each row is an attack, in the order of time
     * @param called whether it was classified as one
     */
    public static AttackRates of(boolean[] attack, boolean[] called) {
        if (attack.length != called.length) {
            throw new IllegalArgumentException("found " + attack.length + " rows and " + called.length + " verdicts");
        }
        // By stretch: benign rows, false positives, attack rows, detections.
        long[][] counts = new long[STRETCHES][4];
        for (int row = 0; row < attack.length; row++) {
            long[] stretch = counts[(int) ((long) row * STRETCHES / attack.length)];
            int first = attack[row] ? 2 : 0;
            stretch[first]++;
            stretch[first + 1] += called[row] ? 1 : 0;
        }
        SplittableRandom random = new SplittableRandom(attack.length);
        double[] falsePositiveRates = new double[RESAMPLES];
        double[] detectionRates = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            long[] sum = new long[4];
            for (int drawn = 0; drawn < STRETCHES; drawn++) {
                long[] stretch = counts[random.nextInt(STRETCHES)];
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += stretch[k];
                }
            }
            falsePositiveRates[i] = (double) sum[1] / sum[0];
            detectionRates[i] = (double) sum[3] / sum[2];
        }
        long[] all = new long[4];
        for (long[] stretch : counts) {
            Arrays.setAll(all, k -> all[k] + stretch[k]);
        }
        return new AttackRates(interval(all[1], all[0], falsePositiveRates), interval(all[3], all[2], detectionRates));
    }

    private static RateInterval interval(long part, long whole, double[] resampled) {
        double[] sorted = Arrays.stream(resampled)
                .filter(rate -> !Double.isNaN(rate))
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            return new RateInterval(part, whole, Double.NaN, Double.NaN);
        }
        int cut = (int) (OUTSIDE / 2 * sorted.length);
        return new RateInterval(part, whole, sorted[cut], sorted[sorted.length - 1 - cut]);
    }
}
