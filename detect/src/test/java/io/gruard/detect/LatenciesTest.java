package io.gruard.detect;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void quantilesAreAccurateToOneEighth() {
        Latencies latencies = new Latencies();
        assertThat(latencies.quantileMillis(0.5)).isZero();
        for (int i = 1; i <= 1_000; i++) {
            latencies.add(i * 100_000L);
        }
        assertThat(latencies.quantileMillis(0.5)).isCloseTo(50, Percentage.withPercentage(12.5));
        assertThat(latencies.quantileMillis(0.99)).isCloseTo(99, Percentage.withPercentage(12.5));
        latencies.add(0);
        latencies.add(-5);
        assertThat(latencies.quantileMillis(0.0001)).isLessThan(0.001);
    }
}
