package io.gruard.bench.engine;

import io.gruard.bench.peers.TorchNetwork;
import io.gruard.bench.peers.TorchNetwork.Precision;
import io.gruard.bench.peers.TorchTraining;
import io.gruard.nn.TrainingSettings;
import java.util.Arrays;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

/** Runs libtorch through bytedeco, with the code that the parity tests compare the engine with. */
final class LibtorchRunner implements Runner {
    private final Workload workload;
    private final TorchNetwork network;
    private final float[] x;
    private final int[] labels;
    private final @Nullable TorchTraining training;

    LibtorchRunner(Workload workload) {
        this.workload = workload;
        torch.set_num_threads(workload.threads());
        network = TorchNetwork.of(workload.network().network(), Precision.SINGLE);
        x = workload.network().x(workload.rows());
        labels = workload.network().labels(workload.rows());
        training = workload.task() == TimedTask.TRAIN ? new TorchTraining(network, TrainingSettings.defaults()) : null;
    }

    @Override
    public void run() {
        if (training != null) {
            training.step(x, labels, workload.rows());
        } else {
            network.probabilities(x, workload.rows());
        }
    }

    @Override
    public double[] probabilities() {
        int rows = Math.min(COMPARED_ROWS, workload.rows());
        return network.probabilities(Arrays.copyOf(x, x.length / workload.rows() * rows), rows);
    }

    @Override
    public void close() {
        if (training != null) {
            training.close();
        }
        network.close();
    }
}
