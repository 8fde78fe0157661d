package io.gruard.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Matrix;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScorerTest {
    static Stream<String> names() {
        return Architectures.all().stream().map(Architecture::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void probabilitiesMatchTheFormulaWithRunningStatistics(String name) {
        NetworkSpec spec = Architectures.named(name).network(21, 5, Map.of());
        Network network = Network.create(spec, 3);
        for (Tensor tensor : network.state()) {
            for (int i = 0; i < tensor.values().length; i++) {
                tensor.values()[i] += 0.1f * (i % 7);
            }
        }
        RandomExamples examples = RandomExamples.random(spec, 7, 2);
        double[][] logits = new ReferenceNetwork(network, false, 0, 0).logits(examples.x(), 7);
        try (Scorer scorer = new Scorer(network, 1)) {
            Matrix found = scorer.probabilities(new Matrix(examples.x(), 7, 21));
            for (int r = 0; r < 7; r++) {
                double[] expected = ReferenceNetwork.softmax(logits[r]);
                for (int c = 0; c < 5; c++) {
                    assertThat((double) found.get(r, c)).isCloseTo(expected[c], within(1e-5));
                }
            }
        }
    }

    /** The last layer applied to the features, computed here, must give the logits. */
    @ParameterizedTest
    @MethodSource("names")
    void activationsMatchTheLastLayerAndGiveTheSameProbabilities(String name) {
        NetworkSpec spec = Architectures.named(name).network(21, 5, Map.of());
        Network network = Network.create(spec, 3);
        Matrix rows = new Matrix(RandomExamples.random(spec, 41, 2).x(), 41, 21);
        int last = spec.layers().size() - 1;
        float[] weight = network.tensor(last + ".weight").values();
        float[] bias = network.tensor(last + ".bias").values();
        try (Scorer scorer = new Scorer(network, 2)) {
            Activations found = scorer.activations(rows);

            int units = spec.shapeBefore(last).size();
            assertThat(found.features().columns()).isEqualTo(units);
            for (int r = 0; r < 41; r++) {
                for (int c = 0; c < 5; c++) {
                    double expected = bias[c];
                    for (int u = 0; u < units; u++) {
                        expected += (double) found.features().get(r, u) * weight[c * units + u];
                    }
                    assertThat((double) found.logits().get(r, c)).isCloseTo(expected, within(1e-5));
                }
            }
            assertThat(found.logits().values())
                    .containsExactly(scorer.logits(rows).values());
            assertThat(found.probabilities().values())
                    .containsExactly(scorer.probabilities(rows).values());
        }
    }

    @Test
    void activationsRequireADenseLastLayer() {
        NetworkSpec spec = new NetworkSpec(new Shape(1, 4), List.of(new LayerSpec.Dense(2), new LayerSpec.Relu()));
        try (Scorer scorer = new Scorer(Network.create(spec, 1), 1)) {
            assertThatThrownBy(() -> scorer.activations(Matrix.zeros(1, 4))).hasMessageContaining("dense");
        }
    }

    @Test
    void emptyInputGivesNoProbabilities() {
        NetworkSpec spec = Architectures.named("mlp").network(4, 2, Map.of());
        try (Scorer scorer = new Scorer(Network.create(spec, 1), 2)) {
            assertThat(scorer.probabilities(Matrix.zeros(0, 4)).rows()).isZero();
        }
    }

    @Test
    void rowsOfAnotherWidthAreRejected() {
        NetworkSpec spec = Architectures.named("mlp").network(4, 2, Map.of());
        try (Scorer scorer = new Scorer(Network.create(spec, 1), 1)) {
            assertThatThrownBy(() -> scorer.probabilities(Matrix.zeros(3, 5)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("4")
                    .hasMessageContaining("5");
        }
    }
}
