package io.gruard.optimize.parzen;

import io.gruard.optimize.CategoricalDistribution;
import io.gruard.optimize.Distribution;
import io.gruard.optimize.FloatDistribution;
import io.gruard.optimize.IntDistribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Estimates densities for TPE (Bergstra et al., "Algorithms for hyper-parameter optimization", 2011), with the details of
 * Optuna 5. Each observation has a kernel, as wide as the larger gap to its neighbours. A wide kernel is the prior.
 */
public final class ParzenEstimator {

    private static final double MIN_WIDTH = 1e-12;
    private static final int NEWEST_AT_FULL_WEIGHT = 25;

    private ParzenEstimator() {}

    /**
     * Fits a density to observations.
     *
     * @param space distribution of each parameter
     * @param observations internal values (parameters, observations), oldest first
     */
    public static ProductMixture fit(List<Distribution> space, double[][] observations, ParzenSettings settings) {
        int count = observations.length == 0 ? 0 : observations[0].length;
        List<ParzenKernels> kernels = new ArrayList<>(space.size());
        for (int p = 0; p < space.size(); p++) {
            kernels.add(
                    switch (space.get(p)) {
                        case CategoricalDistribution choices ->
                            CategoricalKernels.around(
                                    observations[p], choices.choices().size(), settings.priorWeight());
                        case FloatDistribution range ->
                            numeric(
                                    observations[p],
                                    new NumericKernels.Range(range.low(), range.high(), range.step(), range.log()),
                                    settings);
                        case IntDistribution range ->
                            numeric(
                                    observations[p],
                                    new NumericKernels.Range(range.low(), range.high(), range.step(), range.log()),
                                    settings);
                    });
        }
        return new ProductMixture(mixtureWeights(count, settings.priorWeight()), kernels);
    }

    /** Returns the weights of observations, oldest first. They rise linearly from 1/n to 1; the newest 25 have weight 1. */
    public static double[] ageWeights(int count) {
        double[] weights = new double[count];
        Arrays.fill(weights, 1);
        int old = count - NEWEST_AT_FULL_WEIGHT;
        double first = 1.0 / count;
        for (int i = 0; i < old; i++) {
            weights[i] = old == 1 ? first : first + i * ((1 - first) / (old - 1));
        }
        return weights;
    }

    private static double[] mixtureWeights(int count, double priorWeight) {
        if (count == 0) {
            return new double[] {1};
        }
        double[] weights = Arrays.copyOf(ageWeights(count), count + 1);
        weights[count] = priorWeight;
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(weight -> weight / sum).toArray();
    }

    private static NumericKernels numeric(double[] observed, NumericKernels.Range range, ParzenSettings settings) {
        double[] centres = Arrays.stream(observed).map(range::scaled).toArray();
        double[] widths = neighbourWidths(centres, range, settings);
        int count = centres.length;
        double[] mu = Arrays.copyOf(centres, count + 1);
        double[] sigma = Arrays.copyOf(widths, count + 1);
        mu[count] = 0.5 * (range.from() + range.to());
        sigma[count] = range.width();
        return new NumericKernels(mu, sigma, range);
    }

    private static double[] neighbourWidths(double[] centres, NumericKernels.Range range, ParzenSettings settings) {
        int count = centres.length;
        double[] sorted = centres.clone();
        Arrays.sort(sorted);
        double maxWidth = range.width();
        double minWidth = settings.magicClip() ? maxWidth / Math.min(100, count + 2) : MIN_WIDTH;
        boolean openEnds = !settings.endpoints() && count >= 2;
        double[] widths = new double[count];
        // Number of equal centres that have their rank already, at the index of the first of them. Older ones come
        // first.
        int[] ranked = new int[count];
        for (int i = 0; i < count; i++) {
            int first = firstNotBelow(sorted, centres[i]);
            int rank = first + ranked[first]++;
            double left = sorted[rank] - (rank == 0 ? range.from() : sorted[rank - 1]);
            double right = (rank == count - 1 ? range.to() : sorted[rank + 1]) - sorted[rank];
            double width = Math.max(left, right);
            if (openEnds && rank == 0) {
                width = right;
            } else if (openEnds && rank == count - 1) {
                width = left;
            }
            widths[i] = Math.min(Math.max(width, minWidth), maxWidth);
        }
        return widths;
    }

    /** Returns the index of the first value that is not below. The loop has no data-dependent branch, for speed. */
    private static int firstNotBelow(double[] sorted, double value) {
        int low = 0;
        int length = sorted.length;
        while (length > 1) {
            int half = length >>> 1;
            low = sorted[low + half - 1] < value ? low + half : low;
            length -= half;
        }
        return low;
    }
}
