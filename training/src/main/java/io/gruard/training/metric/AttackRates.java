package io.gruard.training.metric;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * False-positive rate and detection rate of verdicts on rows in time order, with intervals that account for the
 * correlation of neighbouring rows.
 *
 * <p>A thousand connections of one flood are hardly more than one observation. An interval that assumes independent rows
 * is therefore far too narrow. This class draws whole blocks of rows with replacement (block bootstrap; Künsch 1989).
 *
 * @param falsePositiveRate benign rows classified as attacks over benign rows
 * @param detectionRate attack rows classified as attacks over attack rows
 */
public record AttackRates(RateInterval falsePositiveRate, RateInterval detectionRate) {
    /** Number of blocks of consecutive rows. */
    static final int BLOCKS = 40;

    private static final int RESAMPLES = 2_000;
    /** Probability outside the interval, both ends together. */
    private static final double OUTSIDE = 0.05;

    /**
     * A rate and its 95% bootstrap interval. They are NaN if {@code whole} is 0.
     *
     * @param part number of counted rows
     * @param whole number of rows that they are a part of
     * @param low lower end of the interval
     * @param high upper end of the interval
     */
    public record RateInterval(long part, long whole, double low, double high) {
        /** Returns {@code part / whole}. */
        public double value() {
            return whole == 0 ? Double.NaN : (double) part / whole;
        }
    }

    /**
     * Computes the rates. The same rows give the same bits.
     *
     * @param attack whether each row is an attack, in time order
     * @param detected whether each row was classified as an attack
     */
    public static AttackRates of(boolean[] attack, boolean[] detected) {
        if (attack.length != detected.length) {
            throw new IllegalArgumentException(
                    "expected " + attack.length + " verdicts, one for each row, found " + detected.length);
        }
        // For each block: benign rows, false positives, attack rows, detections.
        long[][] counts = new long[BLOCKS][4];
        for (int row = 0; row < attack.length; row++) {
            long[] block = counts[(int) ((long) row * BLOCKS / attack.length)];
            int first = attack[row] ? 2 : 0;
            block[first]++;
            block[first + 1] += detected[row] ? 1 : 0;
        }
        SplittableRandom random = new SplittableRandom(attack.length);
        double[] falsePositiveRates = new double[RESAMPLES];
        double[] detectionRates = new double[RESAMPLES];
        for (int i = 0; i < RESAMPLES; i++) {
            long[] sum = new long[4];
            for (int drawn = 0; drawn < BLOCKS; drawn++) {
                long[] block = counts[random.nextInt(BLOCKS)];
                for (int k = 0; k < sum.length; k++) {
                    sum[k] += block[k];
                }
            }
            falsePositiveRates[i] = (double) sum[1] / sum[0];
            detectionRates[i] = (double) sum[3] / sum[2];
        }
        long[] all = new long[4];
        for (long[] block : counts) {
            Arrays.setAll(all, k -> all[k] + block[k]);
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
