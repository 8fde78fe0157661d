package io.gruard.learn.novelty;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.core.Records;
import io.gruard.core.Split;
import io.gruard.learn.protocol.MadeUpData;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoveltyFitTest {
    private static final Records ALL = MadeUpData.records("made-up", 6000, 1);
    private static final Split SPLIT = Split.byRows(
            ALL, IntStream.range(0, 4000).toArray(), IntStream.range(4000, 6000).toArray());

    private static final NoveltyFit.ActivationSource NO_NETWORK = records -> {
        throw new IllegalStateException("not to be asked for");
    };

    private static Guard fitted(double falsePositiveRate) {
        return Objects.requireNonNull(NoveltyFit.fit(
                SPLIT.training(), SPLIT.held(), NoveltySettings.within(falsePositiveRate), NO_NETWORK, 3));
    }

    private static double shareAbove(Guard guard, Records records, int actual) {
        float[] novelty = Objects.requireNonNull(guard.detector()).novelty(records.table(), null);
        int[] rows = IntStream.range(0, records.rows())
                .filter(row -> records.labels().classOfRow()[row] == actual)
                .toArray();
        return Arrays.stream(rows)
                        .filter(row -> novelty[row] > guard.thresholds().noveltyFrom())
                        .count()
                / (double) rows.length;
    }

    @Test
    void budgetIsKeptOnValidationRowsAndAlmostUsedUp() {
        for (double budget : new double[] {0.01, 0.03, 0.2}) {
            assertThat(shareAbove(fitted(budget), SPLIT.held(), 0)).isBetween(budget - 0.002, budget);
        }
    }

    @Test
    void budgetHoldsRoughlyOnOtherBenignRows() {
        assertThat(shareAbove(fitted(0.05), MadeUpData.records("other", 20_000, 9), 0))
                .isBetween(0.03, 0.07);
    }

    @Test
    void attacksStandOutThoughTheirClassIsNotUsed() {
        assertThat(shareAbove(fitted(0.05), SPLIT.held(), 2)).isGreaterThan(0.4);
    }

    @Test
    void thresholdLiesAtOneHalf() {
        assertThat(fitted(0.05).thresholds().noveltyFrom()).isBetween(0.499999, 0.500001);
    }

    @Test
    void kinshipUndoesTheSharesOfTheAttackClasses() {
        int[] counts = SPLIT.training().records().labels().counts();

        assertThat(Objects.requireNonNull(fitted(0.05).detector()).kinship())
                .containsExactly(0.0, counts[2] / (double) counts[1], 1.0);
    }

    @Test
    void nothingIsFittedWhereNothingIsWantedOrNoBenignRowIsHeld() {
        assertThat(NoveltyFit.fit(SPLIT.training(), SPLIT.held(), NoveltySettings.none(), NO_NETWORK, 3))
                .isNull();
        int[] attacks = IntStream.range(4000, 6000)
                .filter(row -> ALL.labels().classOfRow()[row] != 0)
                .toArray();
        Split without = Split.byRows(ALL, IntStream.range(0, 4000).toArray(), attacks);
        assertThat(NoveltyFit.fit(without.training(), without.held(), NoveltySettings.within(0.03), NO_NETWORK, 3))
                .isNull();
    }

    @Test
    void quantileLeavesNoMoreThanItsShareAbove() {
        float[] values = {5, 1, 4, 2, 3, 3, 3, 9, 8, 7};

        assertThat(NoveltyFit.exceededBy(0, values)).isEqualTo(9);
        assertThat(NoveltyFit.exceededBy(0.1, values)).isEqualTo(8);
        assertThat(NoveltyFit.exceededBy(0.29, values)).isEqualTo(7);
    }
}
