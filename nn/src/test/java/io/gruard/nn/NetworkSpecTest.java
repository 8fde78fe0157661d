package io.gruard.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkSpecTest {
    static List<Architecture> architectures() {
        return Architectures.all();
    }

    @ParameterizedTest
    @MethodSource("architectures")
    void tableCountsTheParametersOfTheNetwork(Architecture architecture) {
        NetworkSpec spec = architecture.network(41, 5, Map.of());
        long values = Network.create(spec, 1).parameters().stream()
                .mapToLong(tensor -> tensor.values().length)
                .sum();
        assertThat(spec.parameters()).isEqualTo(values);
        assertThat(spec.classes()).isEqualTo(5);
        assertThat(spec.table()).contains("total").contains(String.format(java.util.Locale.ROOT, "%,d", values));
    }

    @Test
    void sizesOfTheBenchmarkNetworkMatchCountsByHand() {
        Map<String, Double> sizes = Map.of("pool_size", 2.0, "gru_units", 64.0, "attention_units", 64.0, "fusion", 0.0);
        NetworkSpec spec = Architectures.named("cnn-bigru-attention").network(122, 5, sizes);
        int convolution = 64 * 24 + 64;
        int normalisation = 2 * 64;
        int gru = 2 * (192 * 64 + 192 * 64 + 2 * 192);
        int attention = 64 * 128 + 64 + 64;
        int dense = 5 * 128 + 5;
        assertThat(spec.parameters()).isEqualTo(convolution + normalisation + gru + attention + dense);
        assertThat(spec.multiplyAdds())
                .isEqualTo(122 * 64 * 24 + 2 * 61 * 192 * 128 + 61 * (128 * 64 + 64 + 128) + 5 * 128);
    }

    @ParameterizedTest
    @CsvSource({"conv, Conv1d", "bigru, Recurrent", "attention, Fusion"})
    void eachPartOfThePapersNetworkCanBeRemovedAlone(String setting, String layer) {
        Architecture paper = Architectures.named("cnn-bigru-attention");
        List<String> left = names(paper.network(122, 5, Map.of(setting, 0.0)));
        List<String> whole = names(paper.network(122, 5, Map.of()));

        assertThat(whole).contains("Conv1d", "Recurrent", "Fusion");
        assertThat(left).doesNotContain(layer);
        assertThat(left)
                .containsAll(Stream.of("Conv1d", "Recurrent", "Fusion")
                        .filter(name -> !name.equals(layer))
                        .toList());
    }

    @Test
    void poolingIsLimitedToTheColumns() {
        for (String name : List.of("cnn-bigru-attention", "resnet-bigru-mha", "cnn-lstm")) {
            assertThat(Architectures.named(name)
                            .network(2, 2, Map.of("pool_size", 4.0))
                            .layers())
                    .contains(LayerSpec.MaxPool.of(2));
        }
    }

    private static List<String> names(NetworkSpec spec) {
        return spec.layers().stream()
                .map(layer -> layer.getClass().getSimpleName())
                .toList();
    }

    @Test
    void shapeMismatchNamesLayerExpectedAndActual() {
        List<LayerSpec> layers = List.of(
                new LayerSpec.Dense(10),
                new LayerSpec.Residual(List.of(new LayerSpec.MultiHeadAttention(4))),
                new LayerSpec.Flatten(),
                new LayerSpec.Dense(2));
        assertThatThrownBy(() -> new NetworkSpec(new Shape(3, 1), layers))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("layer 1 (residual)")
                .hasMessageContaining("body.0")
                .hasMessageContaining("4 heads")
                .hasMessageContaining("found 10");
    }

    @Test
    void lastLayerWithSeveralStepsIsRejected() {
        assertThatThrownBy(() -> new NetworkSpec(new Shape(3, 1), List.of(new LayerSpec.Dense(2))))
                .hasMessageContaining("one step")
                .hasMessageContaining("3 x 2");
    }

    @Test
    void settingsOutOfRangeAndUnknownSettingsAreRejected() {
        Architecture architecture = Architectures.named("mlp");
        assertThatThrownBy(() -> architecture.network(4, 2, Map.of("units", 0.0)))
                .hasMessageContaining("'units'")
                .hasMessageContaining("found 0");
        assertThatThrownBy(() -> architecture.network(4, 2, Map.of("units", 1.5)))
                .hasMessageContaining("whole");
        assertThatThrownBy(() -> architecture.network(4, 2, Map.of("unit", 3.0)))
                .hasMessageContaining("unknown setting 'unit'")
                .hasMessageContaining("units");
        assertThatThrownBy(() -> Architectures.named("rnn")).hasMessageContaining("cnn-bigru-attention");
    }

    @Test
    void arraysOfAnotherNetworkAreRejected() {
        NetworkSpec spec = Architectures.named("mlp").network(4, 2, Map.of());
        List<Tensor> tensors = new ArrayList<>(Network.create(spec, 1).tensors());
        Tensor last = tensors.remove(tensors.size() - 1);
        assertThatThrownBy(() -> Network.of(spec, tensors)).hasMessageContaining("'" + last.name() + "'");
        tensors.add(new Tensor(last.name(), List.of(3), new float[3]));
        assertThatThrownBy(() -> Network.of(spec, tensors))
                .hasMessageContaining("[2]")
                .hasMessageContaining("[3]");
        tensors.set(tensors.size() - 1, last);
        tensors.add(new Tensor("surplus", List.of(1), new float[1]));
        assertThatThrownBy(() -> Network.of(spec, tensors)).hasMessageContaining("'surplus'");
    }

    @Test
    void sameSeedGivesSameWeights() {
        NetworkSpec spec = Architectures.named("mlp").network(4, 2, Map.of());
        assertThat(Network.create(spec, 1).tensors())
                .isEqualTo(Network.create(spec, 1).tensors());
        assertThat(Network.create(spec, 1).tensors())
                .isNotEqualTo(Network.create(spec, 2).tensors());
    }
}
