package io.gruard.baselines;

import java.util.Arrays;

/**
 * McNemar's test of whether two classifiers have the same error rate on the same rows (McNemar 1947; Dietterich 1998).
 * It counts only the rows that exactly one of them classifies correctly. If both are equally good, each such row falls
 * to either with probability 1/2.
 *
 * @param onlyFirst rows that only the first classifies correctly
 * @param onlySecond rows that only the second classifies correctly
 */
public record McNemar(long onlyFirst, long onlySecond) {
    public McNemar {
        if (onlyFirst < 0 || onlySecond < 0) {
            throw new IllegalArgumentException(
                    "McNemar: expected counts of rows of 0 or more, found " + onlyFirst + " and " + onlySecond);
        }
    }

    /**
     * Compares two sets of predictions of the same rows.
     *
     * @throws IllegalArgumentException if they are not predictions of the same rows
     */
    static McNemar of(TestPredictions first, TestPredictions second) {
        if (!Arrays.equals(first.actual(), second.actual())) {
            throw new IllegalArgumentException(first.evaluation() + " and " + second.evaluation()
                    + ": expected the same rows, found different rows");
        }
        long onlyFirst = 0;
        long onlySecond = 0;
        for (int row = 0; row < first.actual().length; row++) {
            boolean right = first.predicted()[row] == first.actual()[row];
            boolean otherRight = second.predicted()[row] == first.actual()[row];
            onlyFirst += right && !otherRight ? 1 : 0;
            onlySecond += otherRight && !right ? 1 : 0;
        }
        return new McNemar(onlyFirst, onlySecond);
    }

    /**
     * Computes the two-sided p-value of the exact test: twice the probability that n fair coins show one side at most
     * {@code min(onlyFirst, onlySecond)} times, and at most 1. It sums terms as logarithms, so that thousands of rows
     * do not underflow.
     */
    public double p() {
        long n = onlyFirst + onlySecond;
        long fewer = Math.min(onlyFirst, onlySecond);
        double logTerm = -n * Math.log(2);
        double logSum = logTerm;
        for (long k = 1; k <= fewer; k++) {
            logTerm += Math.log((double) (n - k + 1) / k);
            logSum = Math.max(logSum, logTerm) + Math.log1p(Math.exp(-Math.abs(logSum - logTerm)));
        }
        return Math.min(1, 2 * Math.exp(logSum));
    }
}
