package io.gruard.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainingSessionTest {
    private static final NetworkSpec SPEC =
            Architectures.named("cnn-bigru-attention").network(12, 3, Map.of("filters", 8.0, "gru_units", 8.0));

    @Test
    void learnsWhichThirdOfARowIsLargest() {
        RandomExamples examples = RandomExamples.random(SPEC, 120, 4);
        int[] labels = new int[120];
        for (int r = 0; r < 120; r++) {
            float[] sums = new float[3];
            for (int i = 0; i < 12; i++) {
                sums[i / 4] += examples.x()[r * 12 + i];
            }
            labels[r] = sums[0] > sums[1] ? (sums[0] > sums[2] ? 0 : 2) : (sums[1] > sums[2] ? 1 : 2);
        }
        TrainingSettings settings = TrainingSettings.defaults()
                .withOptimizer(Optimizer.Adam.defaults().withRate(5e-3f));
        try (TrainingSession session = new TrainingSession(Network.create(SPEC, 1), settings)) {
            double first = session.step(examples.x(), labels, 120);
            double last = first;
            for (int i = 0; i < 150; i++) {
                last = session.step(examples.x(), labels, 120);
            }
            assertThat(last).isLessThan(first / 3);
            assertThat(session.correct()).isBetween(100, 120);
        }
    }

    @Test
    void runningStatisticsMoveOneTenthTowardsTheBatch() {
        NetworkSpec spec = new NetworkSpec(
                new Shape(3, 2),
                List.of(LayerSpec.BatchNorm.defaults(), new LayerSpec.Flatten(), new LayerSpec.Dense(2)));
        Network network = Network.create(spec, 1);
        float[] x = {1, 0, 2, 0, 3, 0, 4, 0, 5, 0, 9, 6};
        try (TrainingSession session = new TrainingSession(network, TrainingSettings.defaults())) {
            session.step(x, new int[] {0, 1}, 2);
        }
        // Channel 0: mean 4, unbiased variance 8; channel 1: mean 1, unbiased variance 6.
        float[] mean = network.tensor("0.running_mean").values();
        float[] variance = network.tensor("0.running_variance").values();
        assertThat(mean).containsExactly(new float[] {0.4f, 0.1f}, within(1e-6f));
        assertThat(variance).containsExactly(new float[] {0.9f + 0.8f, 0.9f + 0.6f}, within(1e-6f));
    }

    @Test
    void labelsOutOfRangeAndShortArraysAreRejected() {
        try (TrainingSession session = new TrainingSession(Network.create(SPEC, 1), TrainingSettings.defaults())) {
            assertThatThrownBy(() -> session.step(new float[12], new float[2], 1))
                    .hasMessage("a batch of 1 rows needs 3 expected outputs, found 2");
            assertThatThrownBy(() -> session.step(new float[12], new int[] {3}, 1))
                    .hasMessageContaining("row 0")
                    .hasMessageContaining("found 3");
            assertThatThrownBy(() -> session.step(new float[12], new int[2], 2))
                    .hasMessageContaining("24")
                    .hasMessageContaining("12");
            assertThatThrownBy(() -> session.step(new float[12], new int[1], 0)).hasMessageContaining("rows");
        }
    }

    @Test
    void classWeightsOfAnotherLengthAreRejected() {
        TrainingSettings settings = TrainingSettings.defaults().withClassWeights(List.of(1f, 2f));
        assertThatThrownBy(() -> new TrainingSession(Network.create(SPEC, 1), settings))
                .hasMessageContaining("3")
                .hasMessageContaining("2");
    }

    @Test
    void measuredLayersHaveTimesAndTheSameBits() {
        RandomExamples examples = RandomExamples.random(SPEC, 100, 4);
        try (TrainingSession plain = new TrainingSession(Network.create(SPEC, 1), TrainingSettings.defaults());
                TrainingSession session = new TrainingSession(Network.create(SPEC, 1), TrainingSettings.defaults())) {
            LayerTimes times = session.measured();
            double loss = session.step(examples.x(), examples.labels(), 100);
            assertThat(loss).isEqualTo(plain.step(examples.x(), examples.labels(), 100));
            List<LayerTimes.Share> shares = times.shares();
            assertThat(shares)
                    .extracting(LayerTimes.Share::layer)
                    .isEqualTo(range(SPEC.layers().size()));
            for (LayerTimes.Share share : shares) {
                LayerSpec layer = SPEC.layers().get(share.layer());
                if (layer instanceof LayerSpec.Recurrent || layer instanceof LayerSpec.Dense) {
                    assertThat(share.forward()).isPositive();
                    assertThat(share.backward()).isPositive();
                }
            }
            times.clear();
            assertThat(times.shares()).allMatch(share -> share.forward() + share.backward() == 0);
        }
    }

    private static List<Integer> range(int end) {
        return java.util.stream.IntStream.range(0, end).boxed().toList();
    }
}
