package io.gruard.nn;

import java.util.List;

/** Concatenates values with the same number of steps over the channels. */
final class ConcatenateOp extends Op {
    ConcatenateOp(List<Value> inputs, Value output) {
        super(inputs, output);
    }

    @Override
    void forward(Frame frame) {
        float[] y = frame.data(output);
        int before = 0;
        for (Value input : inputs) {
            float[] x = frame.data(input);
            for (int i = 0; i < output.steps * frame.rows; i++) {
                System.arraycopy(x, i * input.stride, y, i * output.stride + before, input.channels);
            }
            before += input.channels;
        }
    }

    @Override
    void backward(Frame frame) {
        float[] slope = frame.gradient(output);
        int before = 0;
        for (Value input : inputs) {
            for (int i = 0; input.trained && i < output.steps * frame.rows; i++) {
                System.arraycopy(
                        slope, i * output.stride + before, frame.gradient(input), i * input.stride, input.channels);
            }
            before += input.channels;
        }
    }
}
