package io.gruard.bench.novelty;

import io.gruard.learn.metric.Predictions;
import io.gruard.learn.metric.VerdictRows;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
     * @param benignWeight of each row judged
     * @param attacks of each group the rows
     * @param validation rows that give the thresholds
     */
    static Answer of(double[] benignWeight, Map<String, int[]> attacks, Predictions judged, Predictions validation) {
        double[] thresholds = thresholds(validation);
        int[] benignRows = IntStream.range(0, judged.count())
                .filter(row -> benignWeight[row] > 0)
                .toArray();
        double[] same = new double[judged.count()];
        Arrays.fill(same, 1);
        List<double[]> groups = attacks.values().stream()
                .map(rows -> called(judged, rows, same, thresholds))
                .toList();
        return new Answer(called(judged, benignRows, benignWeight, thresholds), mean(groups));
    }

    private static double[] called(Predictions judged, int[] rows, double[] weights, double[] thresholds) {
        return Arrays.stream(thresholds)
                .map(threshold -> called(judged, rows, weights, threshold))
                .toArray();
    }

    /** The weighed share of rows that the classifier or novelty calls an attack. */
    private static double called(Predictions judged, int[] rows, double[] weights, double threshold) {
        float[] novelty = verdicts(judged).novelty();
        double called = 0;
        double all = 0;
        for (int row : rows) {
            all += weights[row];
            if (judged.predicted(row) != judged.classes().benign() || novelty[row] > threshold) {
                called += weights[row];
            }
        }
        return called / all;
    }

    private static double[] thresholds(Predictions validation) {
        VerdictRows verdicts = verdicts(validation);
        double[] benign = IntStream.range(0, validation.count())
                .filter(row -> validation.actual()[row] == validation.classes().benign())
                .mapToDouble(row -> verdicts.novelty()[row])
                .sorted()
                .toArray();
        double[] thresholds = new double[BUDGETS];
        Arrays.setAll(
                thresholds,
                budget -> budget == 0
                        ? Double.POSITIVE_INFINITY
                        : benign[benign.length - 1 - (int) Math.floor(budget * STEP * benign.length)]);
        return thresholds;
    }

    private static VerdictRows verdicts(Predictions predictions) {
        return Objects.requireNonNull(predictions.verdicts(), "novelty is measured in every round");
    }

    /** Entry by entry. */
    static double[] mean(List<double[]> many) {
        double[] mean = new double[BUDGETS];
        Arrays.setAll(
                mean, i -> many.stream().mapToDouble(one -> one[i]).average().orElse(Double.NaN));
        return mean;
    }
}
