package io.gruard.nn;

import java.util.List;

/**
 * One layer of a network, as a value. Shapes are (steps, channels) of one row.
 *
 * <p>Each layer's description ends with the arrays it owns. Their full names begin with the layer's path: its index in
 * the specification, and inside {@link Residual} and {@link Fusion} the index of the branch and of the layer there.
 */
public sealed interface LayerSpec {

    /**
     * Returns the layer's output shape.
     *
     * @throws IllegalArgumentException if {@code input} does not fit
     */
    default Shape output(Shape input) {
        return LayerShapes.output(this, input);
    }

    /**
     * Cross-correlation over the steps, which every framework calls convolution: (steps, channels) → (positions,
     * filters). Arrays: {@code weight} (filters, channels, width), {@code bias} (filters).
     */
    record Conv1d(int filters, int width, int stride, Padding padding) implements LayerSpec {
        public Conv1d {
            Checks.positive("conv1d filters", filters);
            Checks.positive("conv1d width", width);
            Checks.positive("conv1d stride", stride);
        }

        /** Returns a convolution with stride 1 that keeps the number of steps. */
        public static Conv1d same(int filters, int width) {
            return new Conv1d(filters, width, 1, Padding.SAME);
        }
    }

    /**
     * Normalises each channel over rows and steps (Ioffe and Szegedy 2015), then scales and shifts it. Training uses
     * the batch's own mean and biased variance. Scoring uses the running ones, which move by {@code momentum} a step
     * towards the batch's mean and unbiased variance, as in PyTorch. Arrays: {@code weight}, {@code bias} (channels);
     * state: {@code running_mean}, {@code running_variance} (channels).
     */
    record BatchNorm(float epsilon, float momentum) implements LayerSpec {
        public BatchNorm {
            Checks.positive("batch norm epsilon", epsilon);
            Checks.fraction("batch norm momentum", momentum);
        }

        public static BatchNorm defaults() {
            return new BatchNorm(1e-5f, 0.1f);
        }
    }

    /**
     * Normalises the channels of each step (Ba, Kiros and Hinton 2016). Arrays: {@code weight}, {@code bias}
     * (channels).
     */
    record LayerNorm(float epsilon) implements LayerSpec {
        public LayerNorm {
            Checks.positive("layer norm epsilon", epsilon);
        }

        public static LayerNorm defaults() {
            return new LayerNorm(1e-5f);
        }
    }

    /** {@code max(x, 0)}; its slope at 0 is 0. */
    record Relu() implements LayerSpec {}

    /** The maximum of each channel in windows of {@code width} steps. Remaining steps at the end are dropped. */
    record MaxPool(int width, int stride) implements LayerSpec {
        public MaxPool {
            Checks.positive("max pool width", width);
            Checks.positive("max pool stride", stride);
        }

        /** Returns pooling by adjacent windows. */
        public static MaxPool of(int width) {
            return new MaxPool(width, width);
        }
    }

    /** The mean of each channel in windows of {@code width} steps. Remaining steps at the end are dropped. */
    record AveragePool(int width, int stride) implements LayerSpec {
        public AveragePool {
            Checks.positive("average pool width", width);
            Checks.positive("average pool stride", stride);
        }

        /** Returns pooling by adjacent windows. */
        public static AveragePool of(int width) {
            return new AveragePool(width, width);
        }
    }

    /** One value for each channel over all steps: (steps, channels) → (1, channels). */
    record GlobalPool(Pooling kind) implements LayerSpec {
        /** How all steps become one. */
        public enum Pooling {
            AVERAGE,
            MAX,
            /**
             * The last step. For a bidirectional recurrent layer use {@link #ENDS}: in its last step the backward state
             * has seen only that step.
             */
            LAST,
            /**
             * For the output of a bidirectional layer: the last step of the first half of the channels, the first step
             * of the other half.
             */
            ENDS
        }
    }

    /**
     * In training, zeroes each value with probability {@code rate} and divides the others by {@code 1 - rate}. Scoring
     * changes nothing.
     */
    record Dropout(float rate) implements LayerSpec {
        public Dropout {
            if (!(rate >= 0 && rate < 1)) {
                throw new IllegalArgumentException("dropout rate must be in [0, 1), found " + rate);
            }
        }
    }

    /** The kinds of recurrent cell. */
    enum Cell {
        /**
         * Cho et al. 2014 in the form of cuDNN, PyTorch and ONNX with {@code linear_before_reset = 1}:
         * {@code n = tanh(W x + b + r (U h + c))}. Gates in the order r, z, n.
         */
        GRU(3),
        /** Hochreiter and Schmidhuber 1997 with a forget gate. Gates in the order i, f, g, o. */
        LSTM(4);

        private final int gates;

        Cell(int gates) {
            this.gates = gates;
        }

        /** Returns the number of blocks of {@code units} rows in each weight. */
        public int gates() {
            return gates;
        }
    }

    /**
     * A recurrent layer that outputs its state at every step, starting from zeros: (steps, channels) → (steps, units).
     * If bidirectional, the output is (steps, 2 units), the forward direction first. Arrays, for {@code forward} and,
     * if bidirectional, {@code backward}: {@code forward.input_weight} (gates units, channels),
     * {@code forward.recurrent_weight} (gates units, units), {@code forward.input_bias}, {@code forward.recurrent_bias}
     * (gates units).
     */
    record Recurrent(Cell cell, int units, boolean bidirectional) implements LayerSpec {
        public Recurrent {
            Checks.positive("recurrent units", units);
        }
    }

    /**
     * Additive attention over the steps (Bahdanau, Cho and Bengio 2015) with a learned query:
     * {@code e_t = v · tanh(W h_t + b)}, weights softmax(e), output {@code Σ weight_t h_t}: (steps, channels) → (1,
     * channels). Arrays: {@code weight} (units, channels), {@code bias} (units), {@code query} (units).
     */
    record AdditiveAttention(int units) implements LayerSpec {
        public AdditiveAttention {
            Checks.positive("attention units", units);
        }
    }

    /**
     * Scaled dot-product self-attention (Vaswani et al. 2017) without a mask: (steps, channels) → (steps, channels).
     * The number of channels is a multiple of {@code heads}. Arrays: {@code input_weight} (3 channels, channels),
     * {@code input_bias} (3 channels) for queries, keys, values in this order, {@code output_weight} (channels,
     * channels), {@code output_bias} (channels).
     */
    record MultiHeadAttention(int heads) implements LayerSpec {
        public MultiHeadAttention {
            Checks.positive("attention heads", heads);
        }
    }

    /**
     * {@code body(x) + shortcut(x)} (He et al. 2016). The shortcut is x itself if the body keeps the shape. Otherwise
     * it is a convolution of width 1, with a stride that matches the body's steps, and batch normalisation. Paths:
     * {@code body.0}, {@code body.1}, …, {@code shortcut.0} (convolution), {@code shortcut.1} (batch normalisation).
     */
    record Residual(List<LayerSpec> body) implements LayerSpec {
        public Residual {
            body = List.copyOf(body);
            if (body.isEmpty()) {
                throw new IllegalArgumentException("a residual block needs at least one layer");
            }
        }

        /** Returns the layers of the shortcut for {@code input}: none if the body keeps the shape. */
        public List<LayerSpec> shortcut(Shape input) {
            return LayerShapes.shortcut(this, input);
        }
    }

    /**
     * Several branches over the same input. Their outputs, which must have the same number of steps, are concatenated
     * over the channels. An empty branch is the input itself. Paths: {@code 0.0} for the first layer of the first
     * branch, and so on.
     */
    record Fusion(List<List<LayerSpec>> branches) implements LayerSpec {
        public Fusion {
            branches = branches.stream().map(List::copyOf).toList();
            if (branches.size() < 2) {
                throw new IllegalArgumentException("fusion needs at least two branches, found " + branches.size());
            }
        }
    }

    /**
     * A linear map of each step: (steps, channels) → (steps, units). Arrays: {@code weight} (units, channels),
     * {@code bias}.
     */
    record Dense(int units) implements LayerSpec {
        public Dense {
            Checks.positive("dense units", units);
        }
    }

    /** Flattens (steps, channels) → (1, steps channels), the channels of the first step first. */
    record Flatten() implements LayerSpec {}
}
