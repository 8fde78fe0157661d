package io.gruard.bench.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gruard.bench.peers.TorchNetwork;
import io.gruard.bench.peers.TorchNetwork.Precision;
import io.gruard.bench.peers.TorchTraining;
import io.gruard.core.Matrix;
import io.gruard.nn.Network;
import io.gruard.nn.Optimizer;
import io.gruard.nn.Scorer;
import io.gruard.nn.Tensor;
import io.gruard.nn.TrainingSession;
import io.gruard.nn.TrainingSettings;
import java.util.ArrayList;
import java.util.List;

/** Compares the same network on the same rows in gruard and in libtorch. */
final class LibtorchParity {
    /**
     * Adam's first moment after one step is {@code (1 - beta1)} times the gradient: with beta1 = 0 the gradient itself,
     * to the last bit.
     */
    private static final Optimizer KEEPS_GRADIENT = new Optimizer.Adam(1e-3f, 0, 0.999f, 1e-8f);

    private LibtorchParity() {}

    /** Skips the tests if bytedeco has no libtorch for the machine. */
    static void assumeLibtorch() {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "bytedeco's libtorch is available for Linux on x86-64 only");
    }

    static void assertSameProbabilities(ParityCase one) {
        Network network = one.network();
        float[] x = one.x(0);
        Matrix found = Matrix.zeros(one.rows(), one.spec().classes());
        try (TorchNetwork libtorch = TorchNetwork.of(network, Precision.DOUBLE);
                Scorer scorer = new Scorer(network, 2)) {
            scorer.score(x, one.rows(), found.values());
            Agreement.assertClose(found.values(), libtorch.probabilities(x, one.rows()), Agreement.TOLERANCE);
        }
    }

    /** Compares one step in training mode: the loss, every gradient and the running statistics. */
    static void assertSameGradients(ParityCase one, TrainingSettings settings) {
        TrainingSettings keeping = settings.withOptimizer(KEEPS_GRADIENT).withThreads(2);
        Network network = one.network();
        try (TorchNetwork libtorch = TorchNetwork.of(network, Precision.DOUBLE);
                TorchTraining peer = new TorchTraining(libtorch, keeping);
                TrainingSession session = new TrainingSession(network, keeping)) {
            double expected = peer.step(one.x(0), one.labels(0), one.rows());
            double found = session.step(one.x(0), one.labels(0), one.rows());

            assertThat(found).isCloseTo(expected, within(Agreement.TOLERANCE * Math.max(1, expected)));
            Agreement.assertGradientsClose(
                    gradients(session), libtorch.gradients(), libtorch.state().keySet(), Agreement.TOLERANCE);
            Agreement.assertClose(network.state(), libtorch.state(), Agreement.TOLERANCE);
        }
    }

    private static List<Tensor> gradients(TrainingSession session) {
        List<Tensor> gradients = new ArrayList<>();
        for (Tensor moment : session.export().moments()) {
            if (moment.name().endsWith(".first")) {
                String name = moment.name().substring(0, moment.name().length() - ".first".length());
                gradients.add(new Tensor(name, moment.shape(), moment.values()));
            }
        }
        return gradients;
    }

    /** Compares ten steps on ten batches: every loss, and at the end every parameter and running statistic. */
    static void assertSameAfterTenSteps(ParityCase one, TrainingSettings settings, double tolerance) {
        Network network = one.network();
        try (TorchNetwork libtorch = TorchNetwork.of(network, Precision.DOUBLE);
                TorchTraining peer = new TorchTraining(libtorch, settings);
                TrainingSession session = new TrainingSession(network, settings)) {
            for (int batch = 0; batch < 10; batch++) {
                double expected = peer.step(one.x(batch), one.labels(batch), one.rows());
                double found = session.step(one.x(batch), one.labels(batch), one.rows());
                assertThat(found).as("loss of step %d", batch + 1).isCloseTo(expected, within(tolerance * expected));
            }
            Agreement.assertClose(network.parameters(), libtorch.parameters(), tolerance);
            Agreement.assertClose(network.state(), libtorch.state(), tolerance);
        }
    }
}
