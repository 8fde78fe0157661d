package io.gruard.bench.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Measures the machine's peak: the speed of MKL's product of two square matrices in single precision, through libtorch.
 */
@SuppressWarnings("try") // Scopes of native memory and the switch of gradients work by being open.
final class Peak implements AutoCloseable {
    /** Large enough that packing and edges hardly count, small enough for a few products a second. */
    private static final int SIZE = 2048;

    private final Tensor left;
    private final Tensor right;
    private final List<Double> seconds = new ArrayList<>();

    Peak(int threads) {
        torch.set_num_threads(threads);
        left = random(1);
        right = random(2);
    }

    private static Tensor random(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[SIZE * SIZE];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return Tensor.create(values, SIZE, SIZE).retainReference();
    }

    void run() {
        try (PointerScope scope = new PointerScope();
                AutoGradMode off = new AutoGradMode(false)) {
            left.matmul(right);
        }
    }

    void measure(double forSeconds) {
        long end = System.nanoTime() + (long) (forSeconds * 1e9);
        do {
            long begun = System.nanoTime();
            run();
            seconds.add((System.nanoTime() - begun) * 1e-9);
        } while (System.nanoTime() < end);
    }

    /** Returns operations a second, by the median product measured. */
    double flops() {
        double[] all = seconds.stream().mapToDouble(Double::doubleValue).toArray();
        return 2.0 * SIZE * SIZE * SIZE / Measured.median(all);
    }

    @Override
    public void close() {
        left.releaseReference();
        right.releaseReference();
    }
}
