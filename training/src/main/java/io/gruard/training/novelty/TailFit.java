package io.gruard.training.novelty;

import io.gruard.model.TailScale;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits a {@link TailScale}: its knots are energies of benign rows with {@code p = (c + 1) / (n + 1)}, where {@code c} of {@code n} rows
 * have as great an energy or a greater one. Of rows that were not trained on, {@code p} is the probability that a benign row is as
 * strange (conformal p-values, Bates et al. 2023).
 */
public final class TailFit {
    /** For every halving of the tail; four knots are no better on KDDTrain+, one is hardly worse. */
    private static final double KNOTS = 2;

    /**
     * How far apart knots lie at least, in relation to each other and to the unit of the energies: where many benign rows have nearly the
     * same energy the scale would be so steep that rounding of an energy showed.
     */
    private static final double MIN_RATIO = 1.05;

    private static final double MIN_DIFFERENCE = 1e-3;

    private TailFit() {}

    private record Knot(double energy, double surprise) {}

    /**
     * The scale of a measure.
     *
     * @param heldBenign energies of benign rows that were not trained on, one or more
     */
    public static TailScale fit(float[] heldBenign) {
        float[] sorted = heldBenign.clone();
        Arrays.sort(sorted);
        double least = NoveltyFit.unit(sorted) * MIN_DIFFERENCE;
        List<Knot> falling = new ArrayList<>();
        double tail = 1;
        for (int i = 1; tail <= sorted.length; i++) {
            double energy = sorted[sorted.length - (int) tail];
            tail = Math.pow(2, i / KNOTS);
            if (energy < least) {
                break;
            }
            if (falling.isEmpty() || farEnough(energy, falling.getLast().energy(), least)) {
                falling.add(new Knot(energy, surprise(sorted, energy)));
            }
        }
        double max = sorted[sorted.length - 1];
        if (falling.isEmpty() || falling.getFirst().surprise() == 0) {
            // All benign rows are alike, so that any greater energy is rarer than all of them.
            falling.addFirst(
                    new Knot(Math.max(max * MIN_RATIO, max + least), surprise(sorted, Double.POSITIVE_INFINITY)));
        }
        falling.add(new Knot(0, 0));
        List<Knot> rising = falling.reversed();
        return new TailScale(
                floats(rising.stream().mapToDouble(Knot::energy).toArray()),
                floats(rising.stream().mapToDouble(Knot::surprise).toArray()));
    }

    private static boolean farEnough(double energy, double greater, double least) {
        return energy * MIN_RATIO <= greater && energy + least <= greater;
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
