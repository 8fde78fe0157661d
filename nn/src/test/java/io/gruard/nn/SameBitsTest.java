package io.gruard.nn;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.core.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks what must not change a bit: threads, a resumption, the other rows. */
class SameBitsTest {
    private static final int ROWS = 200;

    private static NetworkSpec network(String name) {
        Architecture architecture = Architectures.named(name);
        Map<String, Double> small = architecture.settings().stream()
                .filter(setting -> setting.whole() && setting.defaults() == 64)
                .collect(java.util.stream.Collectors.toMap(Architecture.ArchitectureSetting::name, setting -> 12.0));
        return architecture.network(11, 4, small);
    }

    private static TrainingSettings settings(int threads) {
        return TrainingSettings.defaults()
                .withThreads(threads)
                .withSeed(5)
                .withClipNorm(0.3f)
                .withOptimizer(Optimizer.AdamW.defaults())
                .withSchedule(new Schedule.Cosine(10, 2, 0.1f));
    }

    private static List<Tensor> trained(String name, int threads, int steps) {
        NetworkSpec spec = network(name);
        Network network = Network.create(spec, 3);
        RandomExamples examples = RandomExamples.random(spec, ROWS, 1);
        try (TrainingSession session = new TrainingSession(network, settings(threads))) {
            for (int i = 0; i < steps; i++) {
                session.step(examples.x(), examples.labels(), ROWS - i);
            }
        }
        return network.tensors();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cnn-bigru-attention", "resnet-bigru-mha", "mlp", "cnn-lstm"})
    void weightsDoNotDependOnTheNumberOfThreads(String name) {
        List<Tensor> one = trained(name, 1, 3);
        assertThat(trained(name, 2, 3)).isEqualTo(one);
        assertThat(trained(name, 4, 3)).isEqualTo(one);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cnn-bigru-attention", "resnet-bigru-mha"})
    void resumedTrainingEndsWithTheSameBits(String name) {
        NetworkSpec spec = network(name);
        RandomExamples examples = RandomExamples.random(spec, ROWS, 1);
        TrainingState state;
        try (TrainingSession session = new TrainingSession(Network.create(spec, 3), settings(2))) {
            session.step(examples.x(), examples.labels(), ROWS);
            session.step(examples.x(), examples.labels(), ROWS - 1);
            state = session.export();
            session.step(examples.x(), examples.labels(), ROWS - 2);
        }
        try (TrainingSession session = TrainingSession.resume(spec, settings(1), state)) {
            session.step(examples.x(), examples.labels(), ROWS - 2);
            assertThat(session.steps()).isEqualTo(3);
            assertThat(session.network().tensors()).isEqualTo(trained(name, 2, 3));
        }
    }

    @Test
    void differentSeedsDropDifferentElements() {
        NetworkSpec spec = network("mlp");
        RandomExamples examples = RandomExamples.random(spec, 20, 1);
        double[] losses = new double[2];
        for (int seed = 0; seed < 2; seed++) {
            try (TrainingSession session =
                    new TrainingSession(Network.create(spec, 3), settings(1).withSeed(seed))) {
                losses[seed] = session.step(examples.x(), examples.labels(), 20);
            }
        }
        assertThat(losses[0]).isNotEqualTo(losses[1]);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cnn-bigru-attention", "resnet-bigru-mha", "gru", "bigru", "lstm"})
    void rowScoresTheSameAloneAndWithOthers(String name) {
        NetworkSpec spec = network(name);
        Network network = Network.create(spec, 3);
        RandomExamples examples = RandomExamples.random(spec, ROWS, 8);
        Matrix rows = new Matrix(examples.x(), ROWS, spec.input().size());
        try (Scorer scorer = new Scorer(network, 2);
                Scorer single = new Scorer(network, 1)) {
            Matrix all = scorer.probabilities(rows);
            for (int r : new int[] {0, 47, 48, 100, ROWS - 1}) {
                float[] alone = single.probabilities(rows.select(new int[] {r})).values();
                int classes = all.columns();
                assertThat(alone).isEqualTo(Arrays.copyOfRange(all.values(), r * classes, (r + 1) * classes));
            }
        }
    }
}
