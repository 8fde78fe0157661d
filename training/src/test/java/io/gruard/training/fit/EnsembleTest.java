package io.gruard.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Matrix;
import io.gruard.nn.Architecture;
import io.gruard.nn.Architectures;
import io.gruard.nn.LayerSpec;
import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import io.gruard.nn.Scorer;
import io.gruard.nn.Shape;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnsembleTest {
    @ParameterizedTest
    @ValueSource(strings = {"mlp", "cnn-bigru-attention", "resnet-bigru-mha", "lstm"})
    void logitsAreTheMeanOfTheMembers(String name) {
        Architecture architecture = Architectures.named(name);
        Map<String, Double> sizes = new TreeMap<>();
        architecture.settings().forEach(setting -> sizes.put(setting.name(), setting.defaults()));
        NetworkSpec spec = architecture.network(20, 3, sizes);
        List<Network> members = LongStream.range(0, 3)
                .mapToObj(seed -> Network.create(spec, seed))
                .toList();
        Matrix rows = rows(17, 20);
        float[] joined = logits(Ensemble.of(members), rows);
        List<float[]> separate =
                members.stream().map(member -> logits(member, rows)).toList();
        for (int i = 0; i < joined.length; i++) {
            int at = i;
            double mean = separate.stream()
                    .mapToDouble(logits -> logits[at])
                    .average()
                    .orElseThrow();
            assertThat(joined[i]).isCloseTo((float) mean, within(1e-5f));
        }
        assertThat(separate.getFirst()).isNotEqualTo(separate.getLast());
    }

    @Test
    void membersWhoseLastLayerIsNotDenseAreRejected() {
        NetworkSpec spec = new NetworkSpec(new Shape(1, 4), List.of(new LayerSpec.Dense(3), new LayerSpec.Relu()));
        List<Network> members = List.of(Network.create(spec, 1), Network.create(spec, 2));
        assertThatThrownBy(() -> Ensemble.of(members))
                .hasMessage("members: expected a network whose last layer is dense, found another");
    }

    @Test
    void historyIsTheMeanOfTheMembersThatRanAnEpoch() {
        List<Epoch> joined = Ensemble.history(
                List.of(List.of(epoch(1, 0.5, 100), epoch(2, 0.3, 100)), List.of(epoch(1, 0.7, 300))),
                EarlyStopping.fresh(FitSettings.StoppingMetric.LOSS, 4));
        assertThat(joined.stream().map(Epoch::validationLoss)).containsExactly(0.6, 0.3);
        assertThat(joined.stream().map(Epoch::best)).containsExactly(true, true);
        assertThat(joined.getFirst().seconds()).isEqualTo(2);
        assertThat(joined.getFirst().rowsPerSecond()).isCloseTo(75, within(1e-9));
    }

    private static Epoch epoch(int number, double validationLoss, double rowsPerSecond) {
        return new Epoch(number, 0.1, 1, 0.5, validationLoss, 0.5, 0.5, rowsPerSecond, 1, false);
    }

    private static float[] logits(Network network, Matrix rows) {
        try (Scorer scorer = new Scorer(network, 1)) {
            return scorer.logits(rows).values();
        }
    }

    private static Matrix rows(int count, int columns) {
        SplittableRandom random = new SplittableRandom(1);
        Matrix rows = Matrix.zeros(count, columns);
        for (int i = 0; i < rows.values().length; i++) {
            rows.values()[i] = (float) random.nextGaussian();
        }
        return rows;
    }
}
