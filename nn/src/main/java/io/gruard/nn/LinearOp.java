package io.gruard.nn;

import java.util.List;

/** A dense layer on each step: one product for all rows and steps of a block. */
final class LinearOp extends Op {
    private final Kernels kernels = Kernels.chosen();
    private final Linear linear;

    LinearOp(Value input, Value output, Parameter weight, Parameter bias) {
        super(input, output);
        this.linear = new Linear(kernels, weight, bias, input.channels, output.channels);
    }

    @Override
    boolean readsInput() {
        return true;
    }

    @Override
    int sums() {
        return linear.sums();
    }

    @Override
    List<Parameter> parameters() {
        return linear.parameters();
    }

    @Override
    void pack() {
        linear.pack();
    }

    @Override
    void unpack(float[] sums) {
        linear.unpack(sums, sumsAt);
    }

    @Override
    void forward(Frame frame) {
        int m = output.steps * frame.rows;
        linear.forward(m, frame.data(input()), 0, input().stride, frame.data(output), 0, output.stride);
    }

    @Override
    void backward(Frame frame) {
        int m = output.steps * frame.rows;
        float[] slope = frame.gradient(output);
        linear.sum(m, frame.data(input()), 0, input().stride, slope, 0, output.stride, frame.sums, sumsAt);
        if (input().trained) {
            float[] back = frame.gradient(input());
            linear.backward(m, slope, 0, output.stride, back, 0, input().stride, false);
        }
    }
}
