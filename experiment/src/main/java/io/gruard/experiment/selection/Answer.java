package io.gruard.experiment.selection;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The rates of a measure for a question, by target false-positive rate of novelty. Entry 0 is the classifier without
 * novelty. Entry {@code i} has the target {@code i} times {@link #STEP} on the benign validation rows.
 *
 * @param benign share of the benign rows that are classified as attacks, mean over rounds
 * @param detected share of the attacks that are detected, mean over groups
 * @param spread standard deviation of {@code benign} over random fits of the measure, mean over rounds; 0 for one fit
 */
record Answer(double[] benign, double[] detected, double[] spread) {
    /** Difference of consecutive targets. */
    static final double STEP = 0.0025;

    /** Number of targets: 0 for the classifier without novelty, then up to 10%. */
    static final int TARGETS = 41;

    /** Returns the mean of the answers of several rounds. */
    static Answer of(List<Answer> rounds) {
        return new Answer(
                meanOfKnown(rounds, Answer::benign),
                meanOfKnown(rounds, Answer::detected),
                meanOfKnown(rounds, Answer::spread));
    }

    /** Returns mean and spread of the answers of one round for several random fits. */
    static Answer ofDraws(List<Answer> draws) {
        double[] benign = mean(draws.stream().map(Answer::benign).toList());
        double[] variance = mean(draws.stream()
                .map(draw -> IntStream.range(0, TARGETS)
                        .mapToDouble(i -> Math.pow(draw.benign[i] - benign[i], 2))
                        .toArray())
                .toList());
        return new Answer(
                benign,
                mean(draws.stream().map(Answer::detected).toList()),
                Arrays.stream(variance).map(Math::sqrt).toArray());
    }

    private static double[] meanOfKnown(List<Answer> rounds, Function<Answer, double[]> part) {
        return mean(rounds.stream()
                .map(part)
                .filter(rates -> !Double.isNaN(rates[0]))
                .toList());
    }

    /**
     * Computes the answer of one round. Benign rows are weighted, and groups have equal weights. A rate is NaN if there are no
     * rows.
     *
     * @param benignWeight weight of each test row; 0 for attacks
     * @param attacks test rows of each group of attacks
     * @param classifiedAsAttack whether the classifier classifies each test row as an attack
     * @param energies novelty of each test row
     * @param benignValidation novelty of the benign validation rows, which determine the thresholds
     */
    static Answer of(
            double[] benignWeight,
            Map<String, int[]> attacks,
            boolean[] classifiedAsAttack,
            float[] energies,
            float[] benignValidation) {
        double[] thresholds = thresholds(benignValidation);
        int[] benignRows = IntStream.range(0, energies.length)
                .filter(row -> benignWeight[row] > 0)
                .toArray();
        List<double[]> groups = attacks.values().stream()
                .map(rows -> shares(rows, row -> 1, classifiedAsAttack, energies, thresholds))
                .toList();
        return new Answer(
                shares(benignRows, row -> benignWeight[row], classifiedAsAttack, energies, thresholds),
                mean(groups),
                new double[TARGETS]);
    }

    /** Returns the weighted shares of rows that the classifier or novelty classifies as attacks, by target. */
    private static double[] shares(
            int[] rows,
            IntToDoubleFunction weight,
            boolean[] classifiedAsAttack,
            float[] energies,
            double[] thresholds) {
        double all = Arrays.stream(rows).mapToDouble(weight).sum();
        return Arrays.stream(thresholds)
                .map(threshold -> Arrays.stream(rows)
                                .filter(row -> classifiedAsAttack[row] || energies[row] > threshold)
                                .mapToDouble(weight)
                                .sum()
                        / all)
                .toArray();
    }

    private static double[] thresholds(float[] benignValidation) {
        float[] sorted = benignValidation.clone();
        Arrays.sort(sorted);
        double[] thresholds = new double[TARGETS];
        Arrays.setAll(
                thresholds,
                target -> target == 0
                        ? Double.POSITIVE_INFINITY
                        : sorted[sorted.length - 1 - (int) Math.floor(target * STEP * sorted.length)]);
        return thresholds;
    }

    /** Returns the mean of each entry. */
    static double[] mean(List<double[]> rates) {
        double[] mean = new double[TARGETS];
        Arrays.setAll(
                mean, i -> rates.stream().mapToDouble(rate -> rate[i]).average().orElse(Double.NaN));
        return mean;
    }
}
