package io.gruard.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.core.Records;
import io.gruard.training.protocol.SimulatedData;
import org.junit.jupiter.api.Test;

class SubsampleTest {
    private static final Records ALL = SimulatedData.records("all", 2000, 1);

    @Test
    void takesClassesInProportionButRareOnesNotTooFew() {
        int[] all = ALL.labels().counts();
        int[] some = Subsample.of(ALL, 100, 1).labels().counts();
        assertThat(some[0]).isEqualTo(Math.round(all[0] / 20f));
        assertThat(some[2]).isEqualTo(20);
    }

    @Test
    void keepsTheOrderAndTheRowNumbers() {
        Records some = Subsample.of(ALL, 100, 1);
        assertThat(some.rowNumbers()).isSorted().doesNotHaveDuplicates();
        int first = some.rowNumbers()[0];
        assertThat(some.table().numbers(0).value(0))
                .isEqualTo(ALL.table().numbers(0).value(first - 1));
    }

    @Test
    void ofFewerRowsThanExpectedTakesAll() {
        assertThat(Subsample.of(ALL, 5000, 1)).isSameAs(ALL);
    }

    @Test
    void dependsOnTheSeed() {
        assertThat(Subsample.of(ALL, 100, 2).rowNumbers())
                .isEqualTo(Subsample.of(ALL, 100, 2).rowNumbers())
                .isNotEqualTo(Subsample.of(ALL, 100, 1).rowNumbers());
    }
}
