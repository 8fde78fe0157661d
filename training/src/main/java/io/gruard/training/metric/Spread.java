package io.gruard.training.metric;

import java.util.Arrays;
import java.util.Collection;

/**
 * Summary statistics of a figure over folds or seeds.
 *
 * @param count number of values
 * @param standardDeviation sample standard deviation (n − 1); 0 for one value
 */
public record Spread(int count, double mean, double standardDeviation, double median, double min, double max) {
    public static Spread of(Collection<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("spread: expected at least one value, found none");
        }
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int n = sorted.length;
        double mean = Arrays.stream(sorted).sum() / n;
        double squares = Arrays.stream(sorted).map(v -> (v - mean) * (v - mean)).sum();
        double median = n % 2 == 1 ? sorted[n / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
        return new Spread(n, mean, n == 1 ? 0 : Math.sqrt(squares / (n - 1)), median, sorted[0], sorted[n - 1]);
    }
}
