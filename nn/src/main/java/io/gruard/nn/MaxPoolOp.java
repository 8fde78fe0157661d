package io.gruard.nn;

import java.util.Arrays;

/** Max pooling. It keeps which step of each window has the maximum, the first if several are equal. */
final class MaxPoolOp extends Op {
    private final int width;
    private final int stride;

    MaxPoolOp(Value input, Value output, int width, int stride) {
        super(input, output);
        this.width = width;
        this.stride = stride;
    }

    @Override
    int kept(int rows, boolean training) {
        return output.floats(rows);
    }

    @Override
    void forward(Frame frame) {
        float[] x = frame.data(input());
        float[] y = frame.data(output);
        float[] chosen = frame.kept(this);
        int step = frame.rows * output.stride;
        Arrays.fill(chosen, 0, output.floats(frame.rows), 0f);
        for (int t = 0; t < output.steps; t++) {
            System.arraycopy(x, t * stride * step, y, t * step, step);
            for (int j = 1; j < width; j++) {
                frame.kernels.greater(step, x, (t * stride + j) * step, y, t * step, chosen, t * step, j);
            }
        }
    }

    @Override
    void backward(Frame frame) {
        if (!input().trained) {
            return;
        }
        float[] slope = frame.gradient(output);
        float[] back = frame.gradient(input());
        float[] chosen = frame.kept(this);
        int step = frame.rows * output.stride;
        Arrays.fill(back, 0, input().floats(frame.rows), 0f);
        for (int t = 0; t < output.steps; t++) {
            for (int j = 0; j < width; j++) {
                frame.kernels.route(step, slope, t * step, chosen, t * step, j, back, (t * stride + j) * step);
            }
        }
    }
}
