package io.gruard.bench.engine;

import java.util.Arrays;
import java.util.List;

/**
 * The measurements of one side.
 *
 * @param rounds seconds of every call, round by round
 * @param maxBytes maximum memory of the whole run
 */
record Measured(BenchSide side, List<double[]> rounds, long maxBytes) {

    /** Returns the median call of each round, in seconds. */
    double[] medians() {
        return rounds.stream().mapToDouble(Measured::median).toArray();
    }

    /** Returns the median of the rounds' medians, in seconds. */
    double seconds() {
        return median(medians());
    }

    /** Returns a quantile of all calls, in seconds. */
    double quantile(double quantile) {
        double[] all = rounds.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
        return all[(int) Math.min(all.length - 1, Math.floor(quantile * all.length))];
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
