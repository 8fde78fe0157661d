package io.gruard.nn;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ApproximationsTest {
    @Test
    void tanhErrorStaysWithinItsBound() {
        double worst = 0;
        for (double x = -12; x <= 12; x += 1e-4) {
            float given = (float) x;
            double expected = Math.tanh(given);
            double error = Math.abs(Approximations.tanh(given) - expected);
            worst = Math.max(worst, expected == 0 ? error : error / Math.abs(expected));
        }
        assertThat(worst).isLessThan(4e-7);
    }

    @Test
    void tanhOfExtremesIsOne() {
        assertThat(Approximations.tanh(Float.POSITIVE_INFINITY)).isBetween(0.9999998f, 1.0000002f);
        assertThat(Approximations.tanh(Float.NEGATIVE_INFINITY)).isBetween(-1.0000002f, -0.9999998f);
        assertThat(Approximations.tanh(Float.NaN)).isNaN();
        assertThat(Approximations.tanh(0f)).isZero();
    }

    @Test
    void expErrorStaysWithinItsBound() {
        double worst = 0;
        for (double x = -86.9; x <= 87.9; x += 1e-3) {
            float given = (float) x;
            worst = Math.max(worst, Math.abs(Approximations.exp(given) / Math.exp(given) - 1));
        }
        assertThat(worst).isLessThan(3e-7);
    }

    @Test
    void noiseDropsTheRequestedShare() {
        int limit = Noise.limit(0.3f);
        int dropped = 0;
        int total = 0;
        for (int row = 0; row < 200; row++) {
            int key = Noise.key(1, 2, 3, row);
            for (int i = 0; i < 500; i++) {
                dropped += Noise.bits(key, i) < limit ? 1 : 0;
                total++;
            }
        }
        // Five standard deviations of a binomial of 100,000.
        assertThat((double) dropped / total).isBetween(0.2928, 0.3072);
    }
}
