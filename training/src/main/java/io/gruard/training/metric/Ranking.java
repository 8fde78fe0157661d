package io.gruard.training.metric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of an evaluation by descending score of a class, counted at each distinct score.
 *
 * @param positives number of rows of the class
 * @param negatives number of rows of all other classes
 * @param steps one for each distinct score, in descending order
 */
record Ranking(long positives, long negatives, List<RankingStep> steps) {

    /** Number of rows at or above a threshold. */
    record RankingStep(float threshold, long truePositives, long falsePositives) {}

    static Ranking of(Predictions predictions, int c) {
        int count = predictions.count();
        // The bits of non-negative floats sort like their values. The lowest bit of the long marks a row of the class.
        long[] scored = new long[count];
        for (int row = 0; row < count; row++) {
            long bits =
                    Float.floatToIntBits(Math.max(predictions.probabilities().get(row, c), 0f));
            scored[row] = bits << 1 | (predictions.actual()[row] == c ? 1 : 0);
        }
        Arrays.sort(scored);
        List<RankingStep> steps = new ArrayList<>();
        long truePositives = 0;
        long falsePositives = 0;
        for (int i = count - 1; i >= 0; i--) {
            long positive = scored[i] & 1;
            truePositives += positive;
            falsePositives += 1 - positive;
            if (i == 0 || scored[i - 1] >> 1 != scored[i] >> 1) {
                steps.add(new RankingStep(Float.intBitsToFloat((int) (scored[i] >> 1)), truePositives, falsePositives));
            }
        }
        return new Ranking(truePositives, falsePositives, steps);
    }
}
