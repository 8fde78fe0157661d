package io.gruard.nn;

import java.util.List;

/**
 * Layer normalisation. Kept: the normalised values, then the inverse deviation for each step and row. Sums: of the
 * scale, of the shift.
 */
final class LayerNormOp extends Op {
    private final float epsilon;
    private final Parameter scale;
    private final Parameter shift;
    private final float[] factors;
    private final float[] offsets;

    LayerNormOp(Value input, Value output, float epsilon, Parameter scale, Parameter shift) {
        super(input, output);
        this.epsilon = epsilon;
        this.scale = scale;
        this.shift = shift;
        this.factors = new float[output.stride];
        this.offsets = new float[output.stride];
    }

    @Override
    int kept(int rows, boolean training) {
        return output.floats(rows) + output.steps * rows;
    }

    /**
     * Returns where the inverse deviations begin: after the values of a full block, whatever the rows of this one.
     * Otherwise a short block would write them into the padding of a full block's values, and sums over rows include
     * the padding.
     */
    private int inversesAt() {
        return output.floats(FramePool.BLOCK_ROWS);
    }

    @Override
    int sums() {
        return 2 * output.stride;
    }

    @Override
    List<Parameter> parameters() {
        return List.of(scale, shift);
    }

    @Override
    void pack() {
        System.arraycopy(scale.values(), 0, factors, 0, output.channels);
        System.arraycopy(shift.values(), 0, offsets, 0, output.channels);
    }

    @Override
    void unpack(float[] sums) {
        System.arraycopy(sums, sumsAt, scale.gradient, 0, output.channels);
        System.arraycopy(sums, sumsAt + output.stride, shift.gradient, 0, output.channels);
    }

    @Override
    void forward(Frame frame) {
        Kernels kernels = frame.kernels;
        int channels = output.channels;
        int stride = output.stride;
        float[] x = frame.data(input());
        float[] normal = frame.kept(this);
        int all = output.steps * frame.rows;
        for (int i = 0; i < all; i++) {
            int at = i * stride;
            float mean = kernels.sum(stride, x, at) / channels;
            for (int c = 0; c < channels; c++) {
                normal[at + c] = x[at + c] - mean;
            }
            float variance = kernels.dot(stride, normal, at, normal, at) / channels;
            float inverse = (float) (1 / Math.sqrt((double) variance + epsilon));
            kernels.scale(stride, inverse, normal, at, normal, at);
            normal[inversesAt() + i] = inverse;
        }
        kernels.scaleRows(all, stride, normal, factors, offsets, frame.data(output));
    }

    @Override
    void backward(Frame frame) {
        Kernels kernels = frame.kernels;
        int channels = output.channels;
        int stride = output.stride;
        int all = output.steps * frame.rows;
        float[] slope = frame.gradient(output);
        float[] normal = frame.kept(this);
        float[] none = Lanes.zeros(stride);
        float[] sums = frame.scratch[0];
        float[] products = frame.scratch[1];
        java.util.Arrays.fill(sums, 0, stride, 0f);
        java.util.Arrays.fill(products, 0, stride, 0f);
        kernels.sumProducts(all, stride, slope, normal, none, sums, products);
        kernels.add(stride, 1f, products, 0, frame.sums, sumsAt);
        kernels.add(stride, 1f, sums, 0, frame.sums, sumsAt + stride);
        if (!input().trained) {
            return;
        }
        float[] back = frame.gradient(input());
        kernels.scaleRows(all, stride, slope, factors, none, back);
        for (int i = 0; i < all; i++) {
            int at = i * stride;
            float mean = kernels.sum(stride, back, at) / channels;
            float along = kernels.dot(stride, back, at, normal, at) / channels;
            float inverse = normal[inversesAt() + i];
            for (int c = 0; c < channels; c++) {
                back[at + c] = inverse * (back[at + c] - mean - normal[at + c] * along);
            }
        }
    }

    @Override
    int scratch(int rows) {
        return output.stride;
    }
}
