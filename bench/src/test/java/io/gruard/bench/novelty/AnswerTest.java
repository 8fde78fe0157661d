package io.gruard.bench.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Classes;
import io.gruard.core.Matrix;
import io.gruard.learn.metric.Predictions;
import io.gruard.learn.metric.VerdictRows;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerTest {
    private static final Classes CLASSES = new Classes(List.of("normal", "attack"), 0);

    /** Benign rows of novelty 1, 2, … thousandths. */
    private static final Predictions VALIDATION = predictions(
            new int[1000],
            new int[1000],
            IntStream.rangeClosed(1, 1000).mapToDouble(i -> i / 1000.0).toArray());

    private static Predictions predictions(int[] actual, int[] predicted, double[] novelty) {
        Matrix probabilities = Matrix.zeros(actual.length, 2);
        float[] scores = new float[actual.length];
        for (int row = 0; row < actual.length; row++) {
            probabilities.values()[2 * row + predicted[row]] = 1;
            scores[row] = (float) novelty[row];
        }
        boolean[] none = new boolean[actual.length];
        VerdictRows verdicts = new VerdictRows(scores, new int[actual.length], none, none);
        return new Predictions("some", CLASSES, new int[actual.length], actual, probabilities, verdicts, null, 1);
    }

    private static Answer answer(int[] predicted, double[] novelty, double[] weights, Map<String, int[]> attacks) {
        int[] actual =
                Arrays.stream(weights).mapToInt(weight -> weight > 0 ? 0 : 1).toArray();
        return Answer.of(weights, attacks, predictions(actual, predicted, novelty), VALIDATION);
    }

    @Test
    void aRowIsCalledAnAttackByTheClassifierOrFromItsNoveltyOn() {
        Answer answer = answer(
                new int[] {0, 1, 0, 0, 1, 0},
                new double[] {0.99, 0.1, 0.5, 0.9895, 0.1, 0.2},
                new double[] {1, 1, 2, 0, 0, 0},
                Map.of("found at 1.25 %", new int[] {3}, "half found by the classifier", new int[] {4, 5}));
        assertThat(answer.benign()[0]).isCloseTo(0.25, within(1e-9));
        assertThat(answer.benign()[4]).isCloseTo(0.25, within(1e-9));
        assertThat(answer.benign()[5]).isCloseTo(0.5, within(1e-9));
        assertThat(answer.found()[0]).isCloseTo(0.25, within(1e-9));
        assertThat(answer.found()[4]).isCloseTo(0.25, within(1e-9));
        assertThat(answer.found()[5]).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void roundsWithoutAttacksCountAmongBenignRowsOnly() {
        Answer one = answer(new int[] {0, 1}, new double[] {0, 0}, new double[] {1, 1}, Map.of());
        Answer other = answer(new int[] {0, 1}, new double[] {0, 0}, new double[] {1, 0}, Map.of("all", new int[] {1}));
        Answer both = Answer.of(List.of(one, other));
        assertThat(both.benign()[0]).isCloseTo(0.25, within(1e-9));
        assertThat(both.found()[0]).isEqualTo(1);
    }

    @Test
    void valuesAreReadWhereRatesReachARate() {
        double[] rates = {0.01, 0.02, 0.04};
        double[] values = {10, 20, 30};
        assertThat(NoveltyTable.at(0.03, rates, values)).isCloseTo(25, within(1e-9));
        assertThat(NoveltyTable.at(0.01, rates, values)).isCloseTo(10, within(1e-9));
        assertThat(NoveltyTable.at(0.005, rates, values)).isNaN();
        assertThat(NoveltyTable.at(0.05, rates, values)).isNaN();
    }
}
