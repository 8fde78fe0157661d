package io.gruard.nn;

import java.util.Arrays;

/** Average pooling. One window over all steps is global average pooling. */
final class AveragePoolOp extends Op {
    private final int width;
    private final int stride;

    AveragePoolOp(Value input, Value output, int width, int stride) {
        super(input, output);
        this.width = width;
        this.stride = stride;
    }

    @Override
    void forward(Frame frame) {
        float[] x = frame.data(input());
        float[] y = frame.data(output);
        int step = frame.rows * output.stride;
        float share = 1f / width;
        for (int t = 0; t < output.steps; t++) {
            frame.kernels.scale(step, share, x, t * stride * step, y, t * step);
            for (int j = 1; j < width; j++) {
                frame.kernels.add(step, share, x, (t * stride + j) * step, y, t * step);
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
        int step = frame.rows * output.stride;
        float share = 1f / width;
        Arrays.fill(back, 0, input().floats(frame.rows), 0f);
        for (int t = 0; t < output.steps; t++) {
            for (int j = 0; j < width; j++) {
                frame.kernels.add(step, share, slope, t * step, back, (t * stride + j) * step);
            }
        }
    }
}
