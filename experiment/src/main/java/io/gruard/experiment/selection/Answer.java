package io.gruard.experiment.selection;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What a question says of a measure, by the budget of novelty: entry 0 is the classifier alone, entry {@code i} a budget of {@code i} times
 * {@link #STEP} of the benign validation rows.
 *
 * @param benign share of the benign rows called an attack, mean over rounds
 * @param found share of the attacks found, mean over groups
 * @param spread standard deviation of {@code benign} over draws of what is random in the measure, mean over rounds; 0 of one draw
 */
record Answer(double[] benign, double[] found, double[] spread) {
    /** Of the benign validation rows. */
    static final double STEP = 0.0025;

    /** The classifier alone and budgets up to a tenth. */
    static final int BUDGETS = 41;

    /** The mean of the rounds' answers. */
    static Answer of(List<Answer> rounds) {
        return new Answer(
                meanOfKnown(rounds, Answer::benign),
                meanOfKnown(rounds, Answer::found),
                meanOfKnown(rounds, Answer::spread));
    }

    /** The mean of one round's answers by several draws, with their spread. */
    static Answer ofDraws(List<Answer> draws) {
        double[] benign = mean(draws.stream().map(Answer::benign).toList());
        double[] variance = mean(draws.stream()
                .map(draw -> IntStream.range(0, BUDGETS)
                        .mapToDouble(i -> Math.pow(draw.benign[i] - benign[i], 2))
                        .toArray())
                .toList());
        return new Answer(
                benign,
                mean(draws.stream().map(Answer::found).toList()),
                Arrays.stream(variance).map(Math::sqrt).toArray());
    }

    private static double[] meanOfKnown(List<Answer> rounds, Function<Answer, double[]> part) {
        return mean(rounds.stream()
                .map(part)
                .filter(rates -> !Double.isNaN(rates[0]))
                .toList());
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
                shares(benignRows, row -> benignWeight[row], calledAttack, energies, thresholds),
                mean(groups),
                new double[BUDGETS]);
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
