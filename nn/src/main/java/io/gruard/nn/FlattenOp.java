package io.gruard.nn;

/** Flattens (steps, channels) → (1, steps channels). */
final class FlattenOp extends Op {
    FlattenOp(Value input, Value output) {
        super(input, output);
    }

    @Override
    void forward(Frame frame) {
        float[] x = frame.data(input());
        float[] y = frame.data(output);
        int channels = input().channels;
        for (int t = 0; t < input().steps; t++) {
            for (int r = 0; r < frame.rows; r++) {
                System.arraycopy(
                        x, (t * frame.rows + r) * input().stride, y, r * output.stride + t * channels, channels);
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
        int channels = input().channels;
        for (int t = 0; t < input().steps; t++) {
            for (int r = 0; r < frame.rows; r++) {
                System.arraycopy(
                        slope, r * output.stride + t * channels, back, (t * frame.rows + r) * input().stride, channels);
            }
        }
    }
}
