package io.gruard.nn;

/** Dropout. The backward pass computes the dropped elements again, see {@link Noise}. It does nothing in scoring. */
final class DropoutOp extends Op {
    private final int limit;
    private final float scale;
    private final int number;

    /**
     * Creates the operation.
     *
     * @param number number of this dropout, unique in the network
     */
    DropoutOp(Value input, Value output, float rate, int number) {
        super(input, output);
        this.limit = Noise.limit(rate);
        this.scale = (float) (1 / (1.0 - rate));
        this.number = number;
    }

    @Override
    void forward(Frame frame) {
        float[] x = frame.data(input());
        float[] y = frame.data(output);
        if (frame.training) {
            drop(frame, x, y);
        } else if (output.data.id != input().data.id) {
            System.arraycopy(x, 0, y, 0, output.floats(frame.rows));
        }
    }

    @Override
    void backward(Frame frame) {
        if (input().trained) {
            drop(frame, frame.gradient(output), frame.gradient(input()));
        }
    }

    private void drop(Frame frame, float[] x, float[] y) {
        int stride = output.stride;
        for (int r = 0; r < frame.rows; r++) {
            int key = Noise.key(frame.seed, frame.step, number, (long) frame.firstRow + r);
            for (int t = 0; t < output.steps; t++) {
                int at = (t * frame.rows + r) * stride;
                frame.kernels.drop(stride, key, t * output.channels, limit, scale, x, at, y, at);
            }
        }
    }
}
