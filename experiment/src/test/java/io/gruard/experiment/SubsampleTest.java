package io.gruard.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.core.Records;
import io.gruard.training.protocol.SimulatedData;
import org.junit.jupiter.api.Test;

class SubsampleTest {
    private static final Records ALL = SimulatedData.records("all", 2000, 1);

    @Test
    void classesKeepTheirSharesButRareOnesHaveAMinimum() {
        int[] all = ALL.labels().counts();
        int[] sample = Subsample.of(ALL, 100, 1).labels().counts();
        assertThat(sample[0]).isEqualTo(Math.round(all[0] / 20f));
        assertThat(sample[2]).isEqualTo(20);
    }

    @Test
    void sampleKeepsOrderAndRowNumbers() {
        Records sample = Subsample.of(ALL, 100, 1);
        assertThat(sample.rowNumbers()).isSorted().doesNotHaveDuplicates();
        int first = sample.rowNumbers()[0];
        assertThat(sample.table().numbers(0).value(0))
                .isEqualTo(ALL.table().numbers(0).value(first - 1));
    }

    @Test
    void sampleOfMoreRowsThanThereAreIsAllRows() {
        assertThat(Subsample.of(ALL, 5000, 1)).isSameAs(ALL);
    }

    @Test
    void sampleDependsOnTheSeed() {
        assertThat(Subsample.of(ALL, 100, 2).rowNumbers())
                .isEqualTo(Subsample.of(ALL, 100, 2).rowNumbers())
                .isNotEqualTo(Subsample.of(ALL, 100, 1).rowNumbers());
    }
}
