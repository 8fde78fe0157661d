package io.gruard.nn;

import java.util.List;

/** Adds two values of one shape. The sum is written into the first if that may be overwritten. */
final class AddOp extends Op {
    AddOp(Value one, Value other, Value output) {
        super(List.of(one, other), output);
    }

    @Override
    void forward(Frame frame) {
        int n = output.floats(frame.rows);
        float[] y = frame.data(output);
        if (output.data.id != inputs.get(0).data.id) {
            System.arraycopy(frame.data(inputs.get(0)), 0, y, 0, n);
        }
        frame.kernels.add(n, 1f, frame.data(inputs.get(1)), 0, y, 0);
    }

    @Override
    void backward(Frame frame) {
        int n = output.floats(frame.rows);
        for (Value input : inputs) {
            if (input.trained && input.gradient.id != output.gradient.id) {
                System.arraycopy(frame.gradient(output), 0, frame.gradient(input), 0, n);
            }
        }
    }
}
