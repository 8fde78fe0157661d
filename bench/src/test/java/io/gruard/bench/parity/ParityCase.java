package io.gruard.bench.parity;

import io.gruard.nn.LayerSpec;
import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import io.gruard.nn.Shape;
import io.gruard.nn.Tensor;
import java.util.List;
import java.util.SplittableRandom;

/**
 * One network to compare with libtorch, with its own weights and rows.
 *
 * @param name what is special about it
 * @param rows rows of a batch
 */
record ParityCase(String name, NetworkSpec spec, int rows) {
    private static final long SEED = 20;

    /**
     * Creates layers between two dense ones. The gradients of the first dense layer are right only if the layer's input
     * gradient is right; the last gives the logits.
     */
    static ParityCase between(String name, int rows, Shape input, LayerSpec... layers) {
        List<LayerSpec> all = new java.util.ArrayList<>();
        all.add(new LayerSpec.Dense(input.channels()));
        all.addAll(List.of(layers));
        all.add(new LayerSpec.Flatten());
        all.add(new LayerSpec.Dense(5));
        return new ParityCase(name, new NetworkSpec(input, all), rows);
    }

    /**
     * Creates the network with every array away from special values: no bias of zero, no scale of one, no variance of
     * one. Filters of a single number stay away from zero. Otherwise a following batch normalisation would divide by
     * almost nothing, and libtorch's own single precision would differ from its double by more than the tests allow.
     */
    Network network() {
        Network network = Network.create(spec, SEED);
        SplittableRandom random = new SplittableRandom(SEED + 1);
        for (Tensor tensor : network.tensors()) {
            for (int i = 0; i < tensor.values().length; i++) {
                tensor.values()[i] += (float)
                        (tensor.name().endsWith("running_variance")
                                ? random.nextDouble(0.0, 0.5)
                                : random.nextDouble(-0.1, 0.1));
                if (tensor.shape().size() == 3
                        && tensor.shape().get(1) * tensor.shape().get(2) == 1) {
                    tensor.values()[i] += Math.copySign(0.5f, tensor.values()[i]);
                }
            }
        }
        return network;
    }

    /** Creates rows (rows, steps, channels), standard normal, another draw for every {@code batch}. */
    float[] x(int batch) {
        SplittableRandom random = new SplittableRandom(SEED + 2 + batch);
        float[] x = new float[rows * spec.input().size()];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }

    /** Creates the class of each row. */
    int[] labels(int batch) {
        return new SplittableRandom(SEED + 100 + batch)
                .ints(rows, 0, spec.classes())
                .toArray();
    }

    @Override
    public String toString() {
        return name + ", " + rows + (rows == 1 ? " row" : " rows");
    }
}
