package io.gruard.training.novelty;

import io.gruard.model.TailScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits a {@link TailScale}. Its knots are energies of benign rows with {@code p = (c + 1) / (n + 1)}, where {@code c} of
 * {@code n} rows have at minDifference this energy. For rows that were not trained on, {@code p} is a conformal p-value: the
 * probability of a benign row with at minDifference this energy (Bates et al. 2023).
 */
public final class TailFit {
    /** Number of knots for each halving of the tail. On KDDTrain+, four are not better and one is hardly worse. */
    private static final double KNOTS_PER_HALVING = 2;

    /**
     * Minimum ratio of the energies of consecutive knots. Without it and {@link #MIN_DIFFERENCE}, the scale would be so steep
     * near a frequent energy that rounding matters.
     */
    private static final double MIN_RATIO = 1.05;

    /** Minimum difference of the energies of consecutive knots, in units of the energies. */
    private static final double MIN_DIFFERENCE = 1e-3;

    private TailFit() {}

    private record Knot(double energy, double surprise) {}

    /**
     * Fits the scale of a measure.
     *
     * @param benignEnergies energies of benign rows that were not trained on, one or more
     */
    public static TailScale fit(float[] benignEnergies) {
        float[] sorted = benignEnergies.clone();
        Arrays.sort(sorted);
        double minDifference = NoveltyFit.unit(sorted) * MIN_DIFFERENCE;
        List<Knot> descending = new ArrayList<>();
        double tail = 1;
        for (int i = 1; tail <= sorted.length; i++) {
            double energy = sorted[sorted.length - (int) tail];
            tail = Math.pow(2, i / KNOTS_PER_HALVING);
            if (energy < minDifference) {
                break;
            }
            if (descending.isEmpty() || farEnough(energy, descending.getLast().energy(), minDifference)) {
                descending.add(new Knot(energy, surprise(sorted, energy)));
            }
        }
        double max = sorted[sorted.length - 1];
        if (descending.isEmpty() || descending.getFirst().surprise() == 0) {
            // All benign rows have the same energy, so any larger energy is rarer than all of them.
            descending.addFirst(new Knot(
                    Math.max(max * MIN_RATIO, max + minDifference), surprise(sorted, Double.POSITIVE_INFINITY)));
        }
        descending.add(new Knot(0, 0));
        List<Knot> ascending = descending.reversed();
        return new TailScale(
                floats(ascending.stream().mapToDouble(Knot::energy).toArray()),
                floats(ascending.stream().mapToDouble(Knot::surprise).toArray()));
    }

    private static boolean farEnough(double energy, double previous, double minDifference) {
        return energy * MIN_RATIO <= previous && energy + minDifference <= previous;
    }

    private static double surprise(float[] sorted, double energy) {
        int below = 0;
        while (below < sorted.length && sorted[below] < energy) {
            below++;
        }
        return Math.log((sorted.length + 1.0) / (sorted.length - below + 1.0));
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
