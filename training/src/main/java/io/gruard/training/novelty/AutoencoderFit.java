package io.gruard.training.novelty;

import io.gruard.core.Matrix;
import io.gruard.core.Shuffle;
import io.gruard.model.Autoencoder;
import io.gruard.nn.LayerSpec;
import io.gruard.nn.LayerSpec.Dense;
import io.gruard.nn.LayerSpec.Relu;
import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import io.gruard.nn.Optimizer;
import io.gruard.nn.Schedule;
import io.gruard.nn.Shape;
import io.gruard.nn.TrainingSession;
import io.gruard.nn.TrainingSettings;
import java.util.List;
import java.util.SplittableRandom;

/** Trains an {@link Autoencoder} with the mean squared error as loss. */
public final class AutoencoderFit {
    private static final int HIDDEN = 64;
    private static final int CODE = 24;
    private static final int ROWS = 20_000;
    private static final int BATCH = 256;
    private static final int EPOCHS = 20;
    private static final float RATE = 2e-3f;

    private AutoencoderFit() {}

    /**
     * Trains an autoencoder. The code has {@value #CODE} numbers, or one third of the number of columns if that is less.
     *
     * @param all (rows, columns), at least one row
     * @param threads number of threads; the result does not depend on it
     */
    public static Autoencoder fit(Matrix all, int threads, long seed) {
        if (all.rows() == 0) {
            throw new IllegalArgumentException("autoencoder: expected one row or more, found none");
        }
        SplittableRandom random = new SplittableRandom(seed);
        Matrix rows = Sampling.of(all, ROWS, random);
        int width = rows.columns();
        int batch = Math.min(BATCH, rows.rows());
        int stepsPerEpoch = rows.rows() / batch;
        TrainingSettings settings = TrainingSettings.defaults()
                .withOptimizer(Optimizer.Adam.defaults().withRate(RATE))
                .withSchedule(new Schedule.Cosine(EPOCHS * stepsPerEpoch, 0, 0.01f))
                .withThreads(threads)
                .withSeed(random.nextLong());
        Network network = Network.create(spec(width), random.nextLong());
        int[] order = new int[rows.rows()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        float[] x = new float[batch * width];
        try (TrainingSession session = new TrainingSession(network, settings)) {
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                Shuffle.inPlace(order, random);
                for (int step = 0; step < stepsPerEpoch; step++) {
                    for (int row = 0; row < batch; row++) {
                        System.arraycopy(rows.values(), order[step * batch + row] * width, x, row * width, width);
                    }
                    session.step(x, x, batch);
                }
            }
        }
        return new Autoencoder(network);
    }

    private static NetworkSpec spec(int width) {
        List<LayerSpec> layers = List.of(
                new Dense(HIDDEN),
                new Relu(),
                new Dense(Math.max(1, Math.min(CODE, width / 3))),
                new Relu(),
                new Dense(HIDDEN),
                new Relu(),
                new Dense(width));
        return new NetworkSpec(new Shape(1, width), layers);
    }
}
