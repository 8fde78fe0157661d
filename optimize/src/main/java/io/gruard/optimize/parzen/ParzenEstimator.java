package io.gruard.optimize.parzen;

import io.gruard.optimize.CategoricalDistribution;
import io.gruard.optimize.Distribution;
import io.gruard.optimize.FloatDistribution;
import io.gruard.optimize.IntDistribution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The density estimate of TPE: a kernel around every observation, as wide as the larger gap to its neighbours, and a flat one
 * for the prior. After Bergstra et al., "Algorithms for hyper-parameter optimization", 2011, with Optuna 5's choices.
 */
public final class ParzenEstimator {

    private static final double NARROWEST = 1e-12;
    private static final int NEWEST_AT_FULL_WEIGHT = 25;

    private ParzenEstimator() {}

    /**
     * @param space one distribution a parameter
     * @param observations (parameters, observations), internal values, oldest first
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

    /** The weights of observations by age, oldest first: rising evenly from 1/n to 1, and 1 for the newest 25. */
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
        double widest = range.width();
        double narrowest = settings.magicClip() ? widest / Math.min(100, count + 2) : NARROWEST;
        boolean openEnds = !settings.endpoints() && count >= 2;
        double[] widths = new double[count];
        // How many equal centres, by where the first of them is, already have their rank: the older comes first.
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
            widths[i] = Math.min(Math.max(width, narrowest), widest);
        }
        return widths;
    }

    /** Without a jump that depends on the values, which no processor would foresee. */
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
