package io.gruard.training.fit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EarlyStoppingTest {
    @Test
    void trainingEndsAfterPatienceEpochsWithoutImprovement() {
        EarlyStopping stopping = EarlyStopping.fresh(FitSettings.StoppingMetric.LOSS, 2);
        stopping = stopping.with(1, 0.5);
        stopping = stopping.with(2, 0.4);
        assertThat(stopping.ends(2)).isFalse();
        stopping = stopping.with(3, 0.4);
        assertThat(stopping.ends(3)).isFalse();
        stopping = stopping.with(4, 0.45);
        assertThat(stopping.ends(4)).isTrue();
        assertThat(stopping.best()).isEqualTo(2);
    }

    @Test
    void higherMacroF1IsBetter() {
        EarlyStopping stopping = EarlyStopping.fresh(FitSettings.StoppingMetric.MACRO_F1, 2);
        assertThat(stopping.value(1, 9, 0.9)).isLessThan(stopping.value(2, 0.1, 0.8));
    }

    @Test
    void lossNaNIsNoImprovement() {
        EarlyStopping stopping = EarlyStopping.fresh(FitSettings.StoppingMetric.LOSS, 2);
        assertThat(stopping.improves(Double.NaN)).isFalse();
    }
}
