package io.gruard.experiment.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerTest {
    /** Novelty from 0.001 to 1 in steps of 0.001. */
    private static final float[] BENIGN_VALIDATION = new float[1000];

    static {
        for (int row = 0; row < BENIGN_VALIDATION.length; row++) {
            BENIGN_VALIDATION[row] = (row + 1) / 1000f;
        }
    }

    private static Answer answer(
            boolean[] classifiedAsAttack, float[] energies, double[] weights, Map<String, int[]> attacks) {
        return Answer.of(weights, attacks, classifiedAsAttack, energies, BENIGN_VALIDATION);
    }

    @Test
    void rowIsDetectedByTheClassifierOrByNoveltyAboveTheThreshold() {
        Answer answer = answer(
                new boolean[] {false, true, false, false, true, false},
                new float[] {0.99f, 0.1f, 0.5f, 0.9895f, 0.1f, 0.2f},
                new double[] {1, 1, 2, 0, 0, 0},
                Map.of("detected at 1.25%", new int[] {3}, "half detected by the classifier", new int[] {4, 5}));
        assertThat(answer.benign()[0]).isCloseTo(0.25, within(1e-9));
        assertThat(answer.benign()[4]).isCloseTo(0.25, within(1e-9));
        assertThat(answer.benign()[5]).isCloseTo(0.5, within(1e-9));
        assertThat(answer.detected()[0]).isCloseTo(0.25, within(1e-9));
        assertThat(answer.detected()[4]).isCloseTo(0.25, within(1e-9));
        assertThat(answer.detected()[5]).isCloseTo(0.75, within(1e-9));
    }

    @Test
    void roundsWithoutAttacksCountAmongBenignRowsOnly() {
        Answer one = answer(new boolean[] {false, true}, new float[2], new double[] {1, 1}, Map.of());
        Answer other =
                answer(new boolean[] {false, true}, new float[2], new double[] {1, 0}, Map.of("all", new int[] {1}));
        Answer both = Answer.of(List.of(one, other));
        assertThat(both.benign()[0]).isCloseTo(0.25, within(1e-9));
        assertThat(both.detected()[0]).isEqualTo(1);
    }

    @Test
    void answerOfSeveralFitsHasMeanAndSpread() {
        double[] weights = {1, 1, 0};
        Map<String, int[]> attacks = Map.of("all", new int[] {2});
        Answer none = answer(new boolean[3], new float[3], weights, attacks);
        Answer all = answer(new boolean[3], new float[] {2, 2, 2}, weights, attacks);
        Answer answer = Answer.ofDraws(List.of(none, all));
        assertThat(answer.benign()[4]).isCloseTo(0.5, within(1e-9));
        assertThat(answer.detected()[4]).isCloseTo(0.5, within(1e-9));
        assertThat(answer.spread()[4]).isCloseTo(0.5, within(1e-9));
        assertThat(answer.spread()[0]).isZero();
        assertThat(Answer.ofDraws(List.of(all)).spread()[4]).isZero();
    }

    @Test
    void valuesAreInterpolatedAtARate() {
        double[] rates = {0.01, 0.02, 0.04};
        double[] values = {10, 20, 30};
        assertThat(NoveltyTable.at(0.03, rates, values)).isCloseTo(25, within(1e-9));
        assertThat(NoveltyTable.at(0.01, rates, values)).isCloseTo(10, within(1e-9));
        assertThat(NoveltyTable.at(0.005, rates, values)).isNaN();
        assertThat(NoveltyTable.at(0.05, rates, values)).isNaN();
    }
}
