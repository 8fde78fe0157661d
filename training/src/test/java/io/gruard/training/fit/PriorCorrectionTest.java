package io.gruard.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Matrix;
import io.gruard.nn.LayerSpec.Dense;
import io.gruard.nn.LayerSpec.Flatten;
import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import io.gruard.nn.Scorer;
import io.gruard.nn.Shape;
import io.gruard.training.protocol.Examples;
import java.util.List;
import org.junit.jupiter.api.Test;

class PriorCorrectionTest {
    /** Makes six real rows of class 0, and two real and four synthetic rows of class 1. */
    private static Examples balancedBySynthesis() {
        int[] classes = {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1};
        int[] numbers = {1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0};
        return new Examples(Matrix.zeros(classes.length, 2), classes, numbers);
    }

    private static Network network() {
        return Network.create(new NetworkSpec(new Shape(2, 1), List.of(new Flatten(), new Dense(2))), 3);
    }

    @Test
    void oddsChangeByTheRatioOfRealToTrainedShares() {
        Network network = network();
        PriorCorrection correction = PriorCorrection.of(balancedBySynthesis(), 2, List.of(), 1);
        Network corrected = correction.correct(network);
        Matrix row = new Matrix(new float[] {0.3f, -0.7f}, 1, 2);
        // In training both classes are equally frequent. In the data, class 1 has one third as many rows as class 0.
        assertThat(odds(corrected, row)).isCloseTo(odds(network, row) / 3, within(1e-5));
    }

    @Test
    void classWeightsCountAsMoreRows() {
        Examples plain = new Examples(Matrix.zeros(4, 2), new int[] {0, 0, 0, 1}, new int[] {1, 2, 3, 4});
        PriorCorrection correction = PriorCorrection.of(plain, 2, List.of(1f, 3f), 1);
        assertThat(correction.shifts()[1] - correction.shifts()[0]).isCloseTo(-Math.log(3), within(1e-12));
    }

    @Test
    void strengthZeroDoesNotChangeAnyBitOfTheNetwork() {
        Network network = network();
        PriorCorrection none = PriorCorrection.of(balancedBySynthesis(), 2, List.of(), 0);
        assertThat(none.correct(network).tensors()).isEqualTo(network.tensors());
    }

    private static double odds(Network network, Matrix row) {
        try (Scorer scorer = new Scorer(network, 1)) {
            Matrix probabilities = scorer.probabilities(row);
            return (double) probabilities.get(0, 1) / probabilities.get(0, 0);
        }
    }
}
