package io.gruard.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Classes;
import io.gruard.core.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReliabilityTest {
    private static final Classes CLASSES = new Classes(List.of("benign", "attack"), 0);

    @Test
    void expectedErrorIsTheMeanDistanceOverRows() {
        // Probability 0.9: two of three correct. Probability 0.6: one of one correct.
        Matrix probabilities = new Matrix(new float[] {0.9f, 0.1f, 0.1f, 0.9f, 0.9f, 0.1f, 0.4f, 0.6f}, 4, 2);
        Reliability reliability = Reliability.of(
                new Predictions("hand", CLASSES, new int[] {1, 2, 3, 4}, new int[] {0, 1, 1, 1}, probabilities, 1));

        assertThat(reliability.bins()).hasSize(2);
        assertThat(reliability.bins().getLast().rows()).isEqualTo(3);
        assertThat(reliability.bins().getLast().accuracy()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(reliability.expectedError()).isCloseTo((3 * (0.9 - 2 / 3.0) + (1 - 0.6)) / 4, within(1e-6));
        assertThat(reliability.maxError()).isCloseTo(0.4, within(1e-6));
    }

    @Test
    void probabilitiesZeroAndOneFallInABin() {
        Matrix probabilities = new Matrix(new float[] {1, 0, 0, 1}, 2, 2);
        Reliability reliability =
                Reliability.of(new Predictions("hand", CLASSES, new int[] {1, 2}, new int[] {0, 1}, probabilities, 1));

        assertThat(reliability.bins())
                .singleElement()
                .satisfies(bin -> assertThat(bin.rows()).isEqualTo(2));
        assertThat(reliability.expectedError()).isZero();
    }
}
