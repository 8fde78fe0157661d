package io.gruard.bench.parity;

import io.gruard.nn.TrainingSettings;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every layer against libtorch: what it gives and every gradient. */
class LayerParityTest {
    @BeforeAll
    static void libtorchIsThere() {
        LibtorchParity.assumeLibtorch();
    }

    static Stream<ParityCase> cases() {
        return LayerCases.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void scoresAsLibtorchDoes(ParityCase one) {
        LibtorchParity.assertSameProbabilities(one);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void givesLibtorchsGradients(ParityCase one) {
        LibtorchParity.assertSameGradients(one, TrainingSettings.defaults());
    }
}
