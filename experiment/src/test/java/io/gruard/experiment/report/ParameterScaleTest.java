package io.gruard.experiment.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ParameterScaleTest {

    @Test
    void stepsHaveTicksAtWholeNumbers() {
        assertThat(ParameterScale.steps(1, 3).ticks())
                .extracting(ParameterScale.Tick::text)
                .containsExactly("1", "2", "3");
        assertThat(ParameterScale.steps(0, 49).ticks())
                .extracting(ParameterScale.Tick::text)
                .containsExactly("0", "10", "20", "30", "40");
        assertThat(ParameterScale.steps(1, 1).at(1)).isEqualTo(0.5);
    }

    @Test
    void resultsThatDifferByMoreThanTenTimesHaveALogarithmicScale() {
        ParameterScale far = ParameterScale.results(0.02, 2);
        assertThat(far.log()).isTrue();
        assertThat(far.at(0.2)).isCloseTo(0.5, within(1e-9));
        assertThat(far.ticks())
                .extracting(ParameterScale.Tick::text)
                .containsExactly("0.02", "0.05", "0.1", "0.2", "0.5", "1", "2");
        assertThat(ParameterScale.results(0.5, 0.9).log()).isFalse();
        assertThat(ParameterScale.results(-3, 40).log()).isFalse();
    }
}
