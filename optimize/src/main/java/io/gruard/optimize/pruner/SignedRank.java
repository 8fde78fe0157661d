package io.gruard.optimize.pruner;

import io.gruard.optimize.parzen.StandardNormal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Wilcoxon's signed-rank test (F. Wilcoxon, Biometrics Bulletin 1, 1945). Half of the ranks of zero differences counts for
 * each sign (Cureton's "zsplit"). Differences of equal size have their mean rank.
 */
final class SignedRank {

    private static final int MAX_EXACT = 50;

    private SignedRank() {}

    /** Returns the probability of at least this sum of positive ranks, if differences are symmetric around 0. */
    static double probabilityOfGreater(double[] differences) {
        double[] ranks = ranks(differences);
        double positive = 0;
        double zero = 0;
        for (int i = 0; i < ranks.length; i++) {
            if (differences[i] > 0) {
                positive += ranks[i];
            } else if (differences[i] == 0) {
                zero += ranks[i];
            }
        }
        return differences.length <= MAX_EXACT
                ? exact(differences, ranks, positive)
                : approximate(ranks, positive + zero / 2);
    }

    /**
     * Returns the share of all assignments of signs to the differences with at least this sum. Sums of doubled ranks are whole
     * numbers, so assignments are counted by sum. Zero differences add the same to all sums.
     */
    private static double exact(double[] differences, double[] ranks, double positive) {
        int[] doubled = IntStream.range(0, ranks.length)
                .filter(i -> differences[i] != 0)
                .map(i -> (int) Math.round(2 * ranks[i]))
                .toArray();
        double[] share = new double[IntStream.of(doubled).sum() + 1];
        share[0] = 1;
        int reach = 0;
        for (int rank : doubled) {
            reach += rank;
            for (int sum = reach; sum >= 0; sum--) {
                share[sum] = 0.5 * share[sum] + (sum >= rank ? 0.5 * share[sum - rank] : 0);
            }
        }
        return Arrays.stream(share, (int) Math.round(2 * positive), share.length)
                .sum();
    }

    private static double approximate(double[] ranks, double positive) {
        double count = ranks.length;
        double mean = count * (count + 1) / 4;
        double variance = 0;
        for (int i = 0; i < ranks.length; i++) {
            variance += ranks[i] * ranks[i] / 4;
        }
        return StandardNormal.cdf((mean - positive) / Math.sqrt(variance));
    }

    /** Returns the mean ranks of the absolute differences, counted from 1. */
    private static double[] ranks(double[] differences) {
        Integer[] order = IntStream.range(0, differences.length).boxed().toArray(Integer[]::new);
        Arrays.sort(order, Comparator.comparingDouble(i -> Math.abs(differences[i])));
        double[] ranks = new double[differences.length];
        int from = 0;
        while (from < order.length) {
            int to = from + 1;
            while (to < order.length && Math.abs(differences[order[to]]) == Math.abs(differences[order[from]])) {
                to++;
            }
            for (int i = from; i < to; i++) {
                ranks[order[i]] = (from + 1 + to) / 2.0;
            }
            from = to;
        }
        return ranks;
    }
}
