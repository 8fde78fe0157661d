package io.gruard.nn;

/** {@code max(x, 0)}, in place if its input may be overwritten. */
final class ReluOp extends Op {
    ReluOp(Value input, Value output) {
        super(input, output);
    }

    @Override
    boolean readsOutput() {
        return true;
    }

    @Override
    void forward(Frame frame) {
        frame.kernels.relu(output.floats(frame.rows), frame.data(input()), frame.data(output));
    }

    @Override
    void backward(Frame frame) {
        if (!input().trained) {
            return;
        }
        int n = output.floats(frame.rows);
        float[] slope = frame.gradient(output);
        float[] back = frame.gradient(input());
        if (output.gradient.id != input().gradient.id) {
            System.arraycopy(slope, 0, back, 0, n);
        }
        frame.kernels.reluBackward(n, frame.data(output), back);
    }
}
