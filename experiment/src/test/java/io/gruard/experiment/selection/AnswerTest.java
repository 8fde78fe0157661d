package io.gruard.experiment.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AnswerTest {
    /** 1, 2, … thousandths. */
    private static final float[] HELD_BENIGN = new float[1000];

    static {
        for (int row = 0; row < HELD_BENIGN.length; row++) {
            HELD_BENIGN[row] = (row + 1) / 1000f;
        }
    }

    private static Answer answer(
            boolean[] calledAttack, float[] energies, double[] weights, Map<String, int[]> attacks) {
        return Answer.of(weights, attacks, calledAttack, energies, HELD_BENIGN);
    }

    @Test
    void aRowIsCalledAnAttackByTheClassifierOrFromItsNoveltyOn() {
        Answer answer = answer(
                new boolean[] {false, true, false, false, true, false},
                new float[] {0.99f, 0.1f, 0.5f, 0.9895f, 0.1f, 0.2f},
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
        Answer one = answer(new boolean[] {false, true}, new float[2], new double[] {1, 1}, Map.of());
        Answer other =
                answer(new boolean[] {false, true}, new float[2], new double[] {1, 0}, Map.of("all", new int[] {1}));
        Answer both = Answer.of(List.of(one, other));
        assertThat(both.benign()[0]).isCloseTo(0.25, within(1e-9));
        assertThat(both.found()[0]).isEqualTo(1);
    }

    @Test
    void drawsAreAveragedAndTheirSpreadTold() {
        double[] weights = {1, 1, 0};
        Map<String, int[]> attacks = Map.of("all", new int[] {2});
        Answer none = answer(new boolean[3], new float[3], weights, attacks);
        Answer all = answer(new boolean[3], new float[] {2, 2, 2}, weights, attacks);
        Answer drawn = Answer.ofDraws(List.of(none, all));
        assertThat(drawn.benign()[4]).isCloseTo(0.5, within(1e-9));
        assertThat(drawn.found()[4]).isCloseTo(0.5, within(1e-9));
        assertThat(drawn.spread()[4]).isCloseTo(0.5, within(1e-9));
        assertThat(drawn.spread()[0]).isZero();
        assertThat(Answer.ofDraws(List.of(all)).spread()[4]).isZero();
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
