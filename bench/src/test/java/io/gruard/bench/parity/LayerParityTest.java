package io.gruard.bench.parity;

import io.gruard.nn.TrainingSettings;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares the output and every gradient of every layer with libtorch. */
class LayerParityTest {
    @BeforeAll
    static void assumeLibtorch() {
        LibtorchParity.assumeLibtorch();
    }

    static Stream<ParityCase> cases() {
        return LayerCases.all();
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
}
