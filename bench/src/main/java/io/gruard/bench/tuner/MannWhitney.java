package io.gruard.bench.tuner;

import io.gruard.optimize.parzen.StandardNormal;
import java.util.Arrays;

/**
 * The rank-sum test of H. B. Mann and D. R. Whitney (1947), by its normal approximation with correction for ties and
 * continuity.
 */
final class MannWhitney {

    private MannWhitney() {}

    /**
     * Computes the probability, if both samples had one distribution, that values {@code a} rank at least as far above
     * values {@code b}.
     */
    static double probabilityOfGreater(double[] a, double[] b) {
        double above = 0;
        for (double x : a) {
            for (double y : b) {
                above += x > y ? 1 : x == y ? 0.5 : 0;
            }
        }
        double count = a.length + b.length;
        double product = (double) a.length * b.length;
        double variance = product / 12 * (count + 1 - ties(a, b) / (count * (count - 1)));
        double z = (above - product / 2 - 0.5) / Math.sqrt(variance);
        return variance == 0 ? 1 : StandardNormal.cdf(-z);
    }

    private static double ties(double[] a, double[] b) {
        double[] all = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, all, a.length, b.length);
        Arrays.sort(all);
        double sum = 0;
        int from = 0;
        for (int i = 1; i <= all.length; i++) {
            if (i == all.length || all[i] != all[from]) {
                double equal = i - from;
                sum += equal * equal * equal - equal;
                from = i;
            }
        }
        return sum;
    }
}
