package io.gruard.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class McNemarTest {
    /** The expected values are sums of exact binomial coefficients, divided once. */
    @ParameterizedTest
    @CsvSource({
        "1, 9, 0.021484375",
        "5, 5, 1",
        "0, 0, 1",
        "0, 3, 0.25",
        "52, 81, 0.014872597092642104",
        "1000, 1200, 2.1817026407914712e-05",
        "300, 2000, 1.488543534296058e-307"
    })
    void pEqualsTheExactTest(long onlyFirst, long onlySecond, double p) {
        assertThat(new McNemar(onlyFirst, onlySecond).p()).isCloseTo(p, within(1e-9 * p));
        assertThat(new McNemar(onlySecond, onlyFirst).p()).isCloseTo(p, within(1e-9 * p));
    }

    @Test
    void thousandsOfRowsDoNotOverflowOrUnderflow() {
        assertThat(new McNemar(2000, 300).p()).isPositive();
        assertThat(new McNemar(50_000, 50_400).p()).isBetween(0.1, 0.3);
    }

    @Test
    void rowsWithEqualPredictionsDoNotCount() {
        int[] actual = {0, 0, 1, 1, 2};
        TestPredictions first = new TestPredictions("test", actual, new int[] {0, 1, 1, 0, 0}, 1);
        TestPredictions second = new TestPredictions("test", actual, new int[] {0, 0, 1, 1, 1}, 1);

        assertThat(McNemar.of(first, second)).isEqualTo(new McNemar(0, 2));
    }

    @Test
    void differentRowsAreRejected() {
        TestPredictions first = new TestPredictions("test", new int[] {0, 1}, new int[] {0, 1}, 1);
        TestPredictions second = new TestPredictions("test", new int[] {1, 0}, new int[] {0, 1}, 1);

        assertThatThrownBy(() -> McNemar.of(first, second)).hasMessageContaining("found different rows");
    }
}
