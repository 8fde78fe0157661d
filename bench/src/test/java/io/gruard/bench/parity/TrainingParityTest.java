package io.gruard.bench.parity;

import io.gruard.nn.LayerSpec.Cell;
import io.gruard.nn.LayerSpec.Dense;
import io.gruard.nn.LayerSpec.GlobalPool;
import io.gruard.nn.LayerSpec.Recurrent;
import io.gruard.nn.Loss;
import io.gruard.nn.Optimizer;
import io.gruard.nn.Shape;
import io.gruard.nn.TrainingSettings;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares losses, optimizers and clipping with libtorch's. */
class TrainingParityTest {
    private static final ParityCase NETWORK = ParityCase.between(
            "small network",
            23,
            new Shape(7, 5),
            new Recurrent(Cell.GRU, 9, true),
            new GlobalPool(GlobalPool.Pooling.ENDS),
            new Dense(11));

    /** One case of settings. */
    record Case(String name, TrainingSettings settings) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void assumeLibtorch() {
        LibtorchParity.assumeLibtorch();
    }

    static Stream<Case> cases() {
        TrainingSettings defaults = TrainingSettings.defaults();
        List<Float> weights = List.of(0.1f, 3f, 1f, 0.7f, 20f);
        return Stream.of(
                new Case("cross-entropy", defaults),
                new Case("class weights", defaults.withClassWeights(weights)),
                new Case("a class of weight 0", defaults.withClassWeights(List.of(1f, 0f, 1f, 1f, 1f))),
                new Case("focal", defaults.withLoss(Loss.Focal.defaults())),
                new Case("focal of a small gamma", defaults.withLoss(new Loss.Focal(0.5f))),
                new Case(
                        "focal with class weights",
                        defaults.withLoss(new Loss.Focal(3)).withClassWeights(weights)),
                new Case("clipping below the norm", defaults.withClipNorm(0.01f)),
                new Case("clipping above the norm", defaults.withClipNorm(1000)),
                new Case(
                        "Adam with other settings",
                        defaults.withOptimizer(new Optimizer.Adam(1e-2f, 0.8f, 0.95f, 1e-4f))),
                new Case("AdamW", defaults.withOptimizer(Optimizer.AdamW.defaults())),
                new Case(
                        "AdamW with other settings",
                        defaults.withOptimizer(new Optimizer.AdamW(5e-3f, 0.7f, 0.99f, 1e-6f, 0.3f))));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientsEqualLibtorchs(Case one) {
        LibtorchParity.assertSameGradients(NETWORK, one.settings());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void tenStepsEqualLibtorchs(Case one) {
        LibtorchParity.assertSameAfterTenSteps(NETWORK, one.settings(), Agreement.TOLERANCE);
    }
}
