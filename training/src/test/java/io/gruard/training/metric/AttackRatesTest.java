package io.gruard.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AttackRatesTest {
    @Test
    void ratesCountBenignAndAttackRowsSeparately() {
        boolean[] attack = new boolean[1_000];
        boolean[] detected = new boolean[1_000];
        for (int i = 0; i < 400; i++) {
            attack[i] = true;
            detected[i] = i < 300;
        }
        detected[999] = true;
        AttackRates rates = AttackRates.of(attack, detected);
        assertThat(rates.detectionRate().value()).isEqualTo(0.75);
        assertThat(rates.falsePositiveRate().value()).isEqualTo(1 / 600.0);
        assertThat(rates.falsePositiveRate().part()).isEqualTo(1);
    }

    @Test
    void independentRowsHaveTheBinomialInterval() {
        SplittableRandom random = new SplittableRandom(4);
        int rows = 40_000;
        boolean[] detected = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            detected[i] = random.nextInt(10) == 0;
        }
        AttackRates.RateInterval rate =
                AttackRates.of(new boolean[rows], detected).falsePositiveRate();
        // The standard error is sqrt(0.1 · 0.9 / 40,000) = 0.0015. The ends lie at 1.96 standard errors.
        assertThat(rate.high() - rate.low()).isCloseTo(2 * 1.96 * 0.0015, within(0.0024));
    }

    @Test
    void burstsWidenTheInterval() {
        int rows = 40_000;
        boolean[] detected = new boolean[rows];
        for (int i = 0; i < rows / 10; i++) {
            detected[i] = true;
        }
        AttackRates.RateInterval rate =
                AttackRates.of(new boolean[rows], detected).falsePositiveRate();
        assertThat(rate.high() - rate.low()).isGreaterThan(0.1);
    }

    @Test
    void detectionRateIsNaNWithoutAttacks() {
        AttackRates rates = AttackRates.of(new boolean[50], new boolean[50]);
        assertThat(rates.detectionRate().value()).isNaN();
        assertThat(rates.falsePositiveRate().value()).isZero();
        assertThatThrownBy(() -> AttackRates.of(new boolean[2], new boolean[3]))
                .hasMessage("expected 2 verdicts, one for each row, found 3");
    }
}
