package io.gruard.learn.novelty;

import java.util.Arrays;
import java.util.List;

/**
 * Weighs scores for their sum. Each first counts by its own threshold, the energy that only the budget's share of benign rows exceeds; then
 * one weight after the other is changed as long as more attacks are found within the budget, as the mean over their labels, so that
 * a frequent attack counts no more than a rare one.
 */
final class NoveltyWeights {
    /** A weight is changed to these multiples of the one that the score's own threshold gives. */
    private static final double[] MULTIPLES = {0, 0.25, 0.5, 1, 2, 4};

    /** Less than that may be chance. */
    private static final double LEAST_GAIN = 0.002;

    private static final int ROUNDS = 3;

    private final double share;
    private final List<Energies> energies;
    private final int[] labelOfAttack;
    private final int labels;

    /**
     * One score's energies of validation rows.
     *
     * @param benign one a benign row
     * @param attacks one an attack row
     */
    record Energies(float[] benign, float[] attacks) {}

    private NoveltyWeights(double share, List<Energies> energies, int[] labelOfAttack) {
        this.share = share;
        this.energies = energies;
        this.labelOfAttack = labelOfAttack;
        this.labels = Arrays.stream(labelOfAttack).max().orElse(-1) + 1;
    }

    /**
     * A weight a score, 0 for one that adds nothing.
     *
     * @param share of the benign rows that may lie above the threshold of the sum
     * @param labelOfAttack codes of the attack rows' labels
     */
    static double[] of(double share, List<Energies> energies, int[] labelOfAttack) {
        return new NoveltyWeights(share, energies, labelOfAttack).weights();
    }

    private double[] weights() {
        double[] multiples = new double[energies.size()];
        Arrays.fill(multiples, 1);
        double best = found(multiples);
        for (int round = 0; round < ROUNDS; round++) {
            double before = best;
            for (int i = 0; i < multiples.length; i++) {
                best = improve(multiples, i, best);
            }
            if (best == before) {
                break;
            }
        }
        return weights(multiples);
    }

    private double[] weights(double[] multiples) {
        double[] weights = new double[multiples.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = multiples[i] / own(i);
        }
        return weights;
    }

    private double improve(double[] multiples, int score, double best) {
        double kept = multiples[score];
        double found = best;
        for (double multiple : MULTIPLES) {
            double held = multiples[score];
            multiples[score] = multiple;
            double now = Arrays.stream(multiples).allMatch(one -> one == 0) ? 0 : found(multiples);
            if (now > found + LEAST_GAIN) {
                found = now;
                kept = multiple;
            }
            multiples[score] = held;
        }
        multiples[score] = kept;
        return found;
    }

    /** The energy that the share of benign rows exceeds. */
    private double own(int score) {
        return Math.max(NoveltyFit.exceededBy(share, energies.get(score).benign()), Float.MIN_NORMAL);
    }

    /** Attacks above the threshold of the sum, as the mean over labels. */
    private double found(double[] multiples) {
        double[] weights = weights(multiples);
        float[] benign = sums(weights, energies.stream().map(Energies::benign).toList());
        float[] attacks = sums(weights, energies.stream().map(Energies::attacks).toList());
        float from = NoveltyFit.exceededBy(share, benign);
        int[] rows = new int[labels];
        int[] above = new int[labels];
        for (int row = 0; row < attacks.length; row++) {
            rows[labelOfAttack[row]]++;
            above[labelOfAttack[row]] += attacks[row] > from ? 1 : 0;
        }
        double sum = 0;
        int present = 0;
        for (int label = 0; label < labels; label++) {
            if (rows[label] > 0) {
                sum += (double) above[label] / rows[label];
                present++;
            }
        }
        return present == 0 ? 0 : sum / present;
    }

    /** The weighed sum of the scores' energies. */
    static float[] sums(double[] weights, List<float[]> energies) {
        float[] sums = new float[energies.getFirst().length];
        for (int i = 0; i < weights.length; i++) {
            float weight = (float) weights[i];
            for (int row = 0; row < sums.length; row++) {
                sums[row] += weight * energies.get(i)[row];
            }
        }
        return sums;
    }
}
