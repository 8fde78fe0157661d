package io.gruard.bench.engine;

import io.gruard.nn.Network;
import io.gruard.nn.Scorer;
import io.gruard.nn.TrainingSession;
import io.gruard.nn.TrainingSettings;

/** Runs gruard's engine. */
final class GruardRunner implements Runner {
    private final Workload workload;
    private final Network network;
    private final float[] x;
    private final AutoCloseable engine;
    private final Runnable call;

    GruardRunner(Workload workload) {
        this.workload = workload;
        network = workload.network().network();
        x = workload.network().x(workload.rows());
        if (workload.task() == TimedTask.TRAIN) {
            int[] labels = workload.network().labels(workload.rows());
            TrainingSession session =
                    new TrainingSession(network, TrainingSettings.defaults().withThreads(workload.threads()));
            engine = session;
            call = () -> session.step(x, labels, workload.rows());
        } else {
            Scorer scorer = new Scorer(network, workload.threads());
            float[] probabilities = new float[workload.rows() * network.spec().classes()];
            engine = scorer;
            call = () -> scorer.score(x, workload.rows(), probabilities);
        }
    }

    @Override
    public void run() {
        call.run();
    }

    @Override
    public double[] probabilities() {
        int rows = Math.min(COMPARED_ROWS, workload.rows());
        float[] found = new float[rows * network.spec().classes()];
        try (Scorer scorer = new Scorer(network, 1)) {
            scorer.score(x, rows, found);
        }
        double[] probabilities = new double[found.length];
        for (int i = 0; i < found.length; i++) {
            probabilities[i] = found[i];
        }
        return probabilities;
    }

    @Override
    public void close() {
        try {
            engine.close();
        } catch (Exception failure) {
            throw new IllegalStateException("the engine did not close", failure);
        }
    }
}
