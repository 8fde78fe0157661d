package io.gruard.bench.novelty;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What a question says of a measure, by the budget of novelty: entry 0 is the classifier alone, entry {@code i} a budget of {@code i} times
 * {@link #STEP} of the benign validation rows.
 *
 * @param benign share of the benign rows called an attack, mean over rounds
 * @param found share of the attacks found, mean over groups
 */
record Answer(double[] benign, double[] found) {
    /** Of the benign validation rows. */
    static final double STEP = 0.0025;

    /** The classifier alone and budgets up to a tenth. */
    static final int BUDGETS = 41;

    /** The mean of the rounds' answers. */
    static Answer of(List<Answer> rounds) {
        List<double[]> benign = rounds.stream()
                .map(Answer::benign)
                .filter(rates -> !Double.isNaN(rates[0]))
                .toList();
        List<double[]> found = rounds.stream()
                .map(Answer::found)
                .filter(rates -> !Double.isNaN(rates[0]))
                .toList();
        return new Answer(mean(benign), mean(found));
    }

    /**
     * Of one round: benign rows weighed, groups counting the same; not a number where there are none.
     *
     * @param benignWeight of each row judged; 0 for attacks
     * @param attacks of each group the rows
     * @param calledAttack what the classifier says of each row judged
     * @param energies their novelty
     * @param heldBenign that of the benign validation rows, which give the thresholds
     */
    static Answer of(
            double[] benignWeight,
            Map<String, int[]> attacks,
            boolean[] calledAttack,
            float[] energies,
            float[] heldBenign) {
        double[] thresholds = thresholds(heldBenign);
        int[] benignRows = IntStream.range(0, energies.length)
                .filter(row -> benignWeight[row] > 0)
                .toArray();
        List<double[]> groups = attacks.values().stream()
                .map(rows -> shares(rows, row -> 1, calledAttack, energies, thresholds))
                .toList();
        return new Answer(
                shares(benignRows, row -> benignWeight[row], calledAttack, energies, thresholds), mean(groups));
    }

    /** The weighed shares of rows that the classifier or novelty calls an attack. */
    private static double[] shares(
            int[] rows, IntToDoubleFunction weight, boolean[] calledAttack, float[] energies, double[] thresholds) {
        double all = Arrays.stream(rows).mapToDouble(weight).sum();
        return Arrays.stream(thresholds)
                .map(threshold -> Arrays.stream(rows)
                                .filter(row -> calledAttack[row] || energies[row] > threshold)
                                .mapToDouble(weight)
                                .sum()
                        / all)
                .toArray();
    }

    private static double[] thresholds(float[] heldBenign) {
        float[] sorted = heldBenign.clone();
        Arrays.sort(sorted);
        double[] thresholds = new double[BUDGETS];
        Arrays.setAll(
                thresholds,
                budget -> budget == 0
                        ? Double.POSITIVE_INFINITY
                        : sorted[sorted.length - 1 - (int) Math.floor(budget * STEP * sorted.length)]);
        return thresholds;
    }

    /** Entry by entry. */
    static double[] mean(List<double[]> many) {
        double[] mean = new double[BUDGETS];
        Arrays.setAll(
                mean, i -> many.stream().mapToDouble(one -> one[i]).average().orElse(Double.NaN));
        return mean;
    }
}
