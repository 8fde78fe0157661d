package io.gruard.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void medianOfAnOddCountIsTheMiddleValue() {
        Spread spread = Spread.of(List.of(0.8, 0.7, 0.9));
        assertThat(spread.median()).isEqualTo(0.8);
        assertThat(spread.mean()).isEqualTo(0.8, within(1e-12));
        assertThat(spread.standardDeviation()).isEqualTo(0.1, within(1e-12));
        assertThat(spread.min()).isEqualTo(0.7);
        assertThat(spread.max()).isEqualTo(0.9);
    }

    @Test
    void medianOfAnEvenCountIsTheMeanOfTheMiddleTwo() {
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 8.0)).median()).isEqualTo(3);
    }

    @Test
    void standardDeviationOfOneValueIsZero() {
        assertThat(Spread.of(List.of(0.5)).standardDeviation()).isZero();
    }
}
