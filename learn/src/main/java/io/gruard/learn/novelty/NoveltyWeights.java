package io.gruard.learn.novelty;

import java.util.Arrays;
import java.util.List;

/**
 * Weighs scores for their sum. Each counts by its own threshold first, the energy that only the budget's share of benign rows exceeds.
 * One weight after the other is changed then, as long as clearly more attacks are found within the budget, as the mean over their
 * labels: a frequent attack counts no more than a rarer one. Only clear gains, since known attacks stand in for unknown ones here, and
 * equal weights keep the budget better on benign rows of a new kind.
 */
final class NoveltyWeights {
    /** A weight is changed to these multiples of the one that the score's own threshold gives. */
    private static final double[] MULTIPLES = {0, 0.5, 1, 2};

    private static final double CLEAR_GAIN = 0.02;
    private static final int ROUNDS = 3;

    /** Of fewer rows of a label a share says little. */
    private static final int FEWEST_ROWS = 10;

    private final double share;
    private final List<float[]> benign;
    private final List<float[]> attacks;
    private final int[] labelOfAttack;
    private final int labels;

    private NoveltyWeights(double share, List<float[]> benign, List<float[]> attacks, int[] labelOfAttack) {
        this.share = share;
        this.benign = benign;
        this.attacks = attacks;
        this.labelOfAttack = labelOfAttack;
        this.labels = Arrays.stream(labelOfAttack).max().orElse(-1) + 1;
    }

    /**
     * A weight a score, 0 for one that adds nothing.
     *
     * @param share of the benign rows that may lie above the threshold of the sum
     * @param benign each score's energies of benign validation rows
     * @param attacks each score's energies of attack validation rows
     * @param labelOfAttack codes of the attack rows' labels
     */
    static double[] of(double share, List<float[]> benign, List<float[]> attacks, int[] labelOfAttack) {
        return new NoveltyWeights(share, benign, attacks, labelOfAttack).weights();
    }

    private double[] weights() {
        double[] multiples = new double[benign.size()];
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
            if (now > found + CLEAR_GAIN) {
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
        return Math.max(NoveltyFit.exceededBy(share, benign.get(score)), Float.MIN_NORMAL);
    }

    /** Attacks above the threshold of the sum, as the mean over labels. */
    private double found(double[] multiples) {
        double[] weights = weights(multiples);
        float from = NoveltyFit.exceededBy(share, sums(weights, benign));
        float[] energies = sums(weights, attacks);
        int[] rows = new int[labels];
        int[] above = new int[labels];
        for (int row = 0; row < labelOfAttack.length; row++) {
            rows[labelOfAttack[row]]++;
            above[labelOfAttack[row]] += energies[row] > from ? 1 : 0;
        }
        double sum = 0;
        int present = 0;
        for (int label = 0; label < labels; label++) {
            if (rows[label] >= FEWEST_ROWS) {
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
