package io.gruard.baselines;

import java.util.Arrays;

/**
 * McNemar's test of whether two classifiers are right equally often, judged on the same rows (McNemar 1947; Dietterich 1998). Only the rows
 * count that one calls rightly and the other wrongly; if both were equally good, each such row would fall to either with probability 1/2.
 *
 * @param onlyFirst rows that only the first called rightly
 * @param onlySecond rows that only the second called rightly
 */
public record McNemar(long onlyFirst, long onlySecond) {
    public McNemar {
        if (onlyFirst < 0 || onlySecond < 0) {
            throw new IllegalArgumentException("rows must not be negative, found " + onlyFirst + " and " + onlySecond);
        }
    }

    /**
     * Compares what two said about the same rows.
     *
     * @throws IllegalArgumentException if they were not judged by the same rows
     */
    static McNemar of(TestPredictions first, TestPredictions second) {
        if (!Arrays.equals(first.actual(), second.actual())) {
            throw new IllegalArgumentException(first.evaluation() + " and " + second.evaluation()
                    + ": found different rows, expected the same for both");
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
     * The two-sided p-value of the exact test: twice the probability that of n fair coins as few or fewer show one side, at most 1. Terms are
     * summed as logarithms, so that thousands of rows do not underflow before the sum does.
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
