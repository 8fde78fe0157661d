package io.gruard.bench.engine;

import io.gruard.nn.Architectures;
import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The networks of the two papers at the sizes that their data sets give them. Weights and rows depend on a seed alone.
 */
enum PaperNetwork {
    /** For NSL-KDD: 122 encoded columns, five classes. */
    A("cnn-bigru-attention", 122, 5),
    /** For Edge-IIoTset: 95 encoded columns, fifteen classes. */
    B("resnet-bigru-mha", 95, 15);

    private static final long SEED = 7;

    private final String architecture;
    private final int columns;
    private final int classes;

    PaperNetwork(String architecture, int columns, int classes) {
        this.architecture = architecture;
        this.columns = columns;
        this.classes = classes;
    }

    String architecture() {
        return architecture;
    }

    NetworkSpec spec() {
        return Architectures.named(architecture).network(columns, classes, sizes());
    }

    /** Fixed, so that the comparison stays the same when a default changes. */
    private Map<String, Double> sizes() {
        return switch (this) {
            case A ->
                Map.of(
                        "filters",
                        64.0,
                        "pool_size",
                        2.0,
                        "gru_units",
                        64.0,
                        "downsampling",
                        1.0,
                        "attention_units",
                        64.0);
            case B -> Map.of("blocks", 3.0, "filters", 64.0, "gru_units", 64.0, "heads", 4.0);
        };
    }

    /** Creates the network; the weights are the same in every process. */
    Network network() {
        return Network.create(spec(), SEED);
    }

    /** Creates rows (rows, columns), standard normal, the same in every process. */
    float[] x(int rows) {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        float[] x = new float[rows * columns];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }

    /** Creates a class for each row, the same in every process. */
    int[] labels(int rows) {
        return new SplittableRandom(SEED + 2).ints(rows, 0, classes).toArray();
    }
}
