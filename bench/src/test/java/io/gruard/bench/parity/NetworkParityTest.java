package io.gruard.bench.parity;

import io.gruard.nn.Architecture;
import io.gruard.nn.Architectures;
import io.gruard.nn.Optimizer;
import io.gruard.nn.TrainingSettings;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares every named architecture with libtorch, the papers' networks also at the sizes of their data sets. */
class NetworkParityTest {
    @BeforeAll
    static void assumeLibtorch() {
        LibtorchParity.assumeLibtorch();
    }

    /**
     * Sizes that fill no vector and no tile, then the papers' networks at their own sizes. These have few rows: a value
     * that rounding moves across a rectifier's kink or a pool's tie changes gradients by more than rounding.
     */
    static Stream<ParityCase> cases() {
        Map<String, Double> small =
                Map.of("filters", 9.0, "conv_kernel_size", 4.0, "gru_units", 17.0, "units", 19.0, "heads", 2.0);
        return Stream.concat(
                Architectures.all().stream()
                        .flatMap(one -> Stream.of(network(one, 37, 3, 3, Map.of()), network(one, 23, 7, 13, small))),
                Stream.of(
                        network(Architectures.named("cnn-bigru-attention"), 122, 5, 5, Map.of()),
                        network(Architectures.named("resnet-bigru-mha"), 95, 15, 4, Map.of())));
    }

    /** Removes dropout, which no two libraries draw alike, and settings that the architecture lacks. */
    private static ParityCase network(
            Architecture architecture, int columns, int classes, int rows, Map<String, Double> expected) {
        Map<String, Double> changed = new HashMap<>();
        architecture.settings().forEach(setting -> {
            if (setting.name().endsWith("dropout")) {
                changed.put(setting.name(), 0.0);
            } else if (expected.containsKey(setting.name())) {
                changed.put(setting.name(), expected.get(setting.name()));
            }
        });
        return new ParityCase(
                architecture.name() + " of " + columns + " columns",
                architecture.network(columns, classes, changed),
                rows);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void probabilitiesEqualLibtorchs(ParityCase one) {
        LibtorchParity.assertSameProbabilities(one);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientsEqualLibtorchs(ParityCase one) {
        LibtorchParity.assertSameGradients(one, TrainingSettings.defaults());
    }

    /**
     * The epsilon is above the rounding errors, which are the whole gradient of a bias directly before batch
     * normalisation; the default epsilon would turn them into full steps. {@link TrainingParityTest} uses the default.
     *
     * <p>The numbers of rows in {@link #cases} are chosen so that in ten steps no rectifier's input comes so close to
     * zero that single precision changes its sign. Of a million inputs one usually does, and then the networks diverge.
     */
    @ParameterizedTest
    @MethodSource("cases")
    void tenAdamStepsEqualLibtorchs(ParityCase one) {
        Optimizer adam = new Optimizer.Adam(1e-3f, 0.9f, 0.999f, 1e-3f);
        LibtorchParity.assertSameAfterTenSteps(one, TrainingSettings.defaults().withOptimizer(adam), 1e-4);
    }
}
