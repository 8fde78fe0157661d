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
        // Called with 0.9: two of three right. Called with 0.6: right.
        Matrix probabilities = new Matrix(new float[] {0.9f, 0.1f, 0.1f, 0.9f, 0.9f, 0.1f, 0.4f, 0.6f}, 4, 2);
        Reliability found = Reliability.of(
                new Predictions("hand", CLASSES, new int[] {1, 2, 3, 4}, new int[] {0, 1, 1, 1}, probabilities, 1));

        assertThat(found.bins()).hasSize(2);
        assertThat(found.bins().getLast().rows()).isEqualTo(3);
        assertThat(found.bins().getLast().accuracy()).isCloseTo(2 / 3.0, within(1e-12));
        assertThat(found.expectedError()).isCloseTo((3 * (0.9 - 2 / 3.0) + (1 - 0.6)) / 4, within(1e-6));
        assertThat(found.maxError()).isCloseTo(0.4, within(1e-6));
    }

    @Test
    void endsOfTheScaleHaveABin() {
        Matrix probabilities = new Matrix(new float[] {1, 0, 0, 1}, 2, 2);
        Reliability found =
                Reliability.of(new Predictions("hand", CLASSES, new int[] {1, 2}, new int[] {0, 1}, probabilities, 1));

        assertThat(found.bins())
                .singleElement()
                .satisfies(bin -> assertThat(bin.rows()).isEqualTo(2));
        assertThat(found.expectedError()).isZero();
    }
}
