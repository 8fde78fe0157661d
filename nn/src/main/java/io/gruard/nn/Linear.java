package io.gruard.nn;

import java.util.List;

/**
 * Computes {@code y = x Wᵀ + b} for W (outputs, inputs), and its backward pass. The weights are packed twice: (inputs,
 * outputs) for the forward pass, (outputs, inputs) for the backward pass. Sums: (inputs, padded outputs) for W, then
 * one row for b.
 */
final class Linear {
    private final Kernels kernels;
    private final Parameter weight;
    private final Parameter bias;
    private final int inputs;
    private final int outputs;
    private final int padded;
    private final PackedMatrix there;
    private final PackedMatrix back;
    private final float[] start;

    Linear(Kernels kernels, Parameter weight, Parameter bias, int inputs, int outputs) {
        this.kernels = kernels;
        this.weight = weight;
        this.bias = bias;
        this.inputs = inputs;
        this.outputs = outputs;
        this.padded = Lanes.up(outputs, kernels);
        this.there = new PackedMatrix(inputs, padded, kernels.panel());
        this.back = new PackedMatrix(outputs, Lanes.up(inputs, kernels), kernels.panel());
        this.start = new float[padded];
    }

    List<Parameter> parameters() {
        return List.of(weight, bias);
    }

    int sums() {
        return (inputs + 1) * padded;
    }

    void pack() {
        float[] w = weight.values();
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < inputs; i++) {
                there.set(i, o, w[o * inputs + i]);
                back.set(o, i, w[o * inputs + i]);
            }
        }
        System.arraycopy(bias.values(), 0, start, 0, outputs);
    }

    void unpack(float[] sums, int at) {
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < inputs; i++) {
                weight.gradient[o * inputs + i] = sums[at + i * padded + o];
            }
            bias.gradient[o] = sums[at + inputs * padded + o];
        }
    }

    void forward(int m, float[] x, int x0, int xRow, float[] y, int y0, int yRow) {
        kernels.product(m, inputs, x, x0, xRow, 1, there, 0, start, 0, 0, y, y0, yRow);
    }

    /** Adds the weights' gradients for slopes {@code d} of y. */
    void sum(int m, float[] x, int x0, int xRow, float[] d, int d0, int dRow, float[] sums, int at) {
        kernels.accumulate(inputs, padded, m, x, x0, 1, xRow, d, d0, dRow, sums, at, padded);
        kernels.sumRows(m, padded, d, d0, dRow, sums, at + inputs * padded);
    }

    /** Writes the slope by x, or adds to it. */
    void backward(int m, float[] d, int d0, int dRow, float[] dx, int dx0, int dxRow, boolean add) {
        if (add) {
            kernels.product(m, outputs, d, d0, dRow, 1, back, 0, dx, dx0, dxRow, dx, dx0, dxRow);
        } else {
            kernels.product(m, outputs, d, d0, dRow, 1, back, 0, Lanes.zeros(back.columns), 0, 0, dx, dx0, dxRow);
        }
    }
}
