package io.gruard.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Additive attention over the steps. Kept: the hidden layer tanh(W h + b) (steps, rows, units), which the backward pass
 * overwrites with its slope, and the weights of the steps (steps, rows padded). Sums: those of W and b, then those of
 * the query.
 */
final class AdditiveAttentionOp extends Op {
    private final Kernels kernels = Kernels.chosen();
    private final Linear hidden;
    private final Parameter query;
    private final int units;
    private final int wide;
    private final float[] packedQuery;

    AdditiveAttentionOp(Value input, Value output, int units, Parameter weight, Parameter bias, Parameter query) {
        super(input, output);
        this.hidden = new Linear(kernels, weight, bias, input.channels, units);
        this.query = query;
        this.units = units;
        this.wide = Lanes.up(units, kernels);
        this.packedQuery = new float[wide];
    }

    @Override
    boolean readsInput() {
        return true;
    }

    @Override
    int kept(int rows, boolean training) {
        return input().steps * (rows * wide + Lanes.up(rows, kernels));
    }

    @Override
    int scratch(int rows) {
        return input().steps * rows;
    }

    @Override
    int sums() {
        return hidden.sums() + wide;
    }

    @Override
    List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(hidden.parameters());
        all.add(query);
        return all;
    }

    @Override
    void pack() {
        hidden.pack();
        System.arraycopy(query.values(), 0, packedQuery, 0, units);
    }

    @Override
    void unpack(float[] sums) {
        hidden.unpack(sums, sumsAt);
        System.arraycopy(sums, sumsAt + hidden.sums(), query.gradient, 0, units);
    }

    @Override
    void forward(Frame frame) {
        int rows = frame.rows;
        int steps = input().steps;
        int stride = input().stride;
        float[] x = frame.data(input());
        float[] y = frame.data(output);
        float[] kept = frame.kept(this);
        hidden.forward(steps * rows, x, 0, stride, kept, 0, wide);
        kernels.tanh(kept, 0, steps * rows * wide);
        int weights = steps * rows * wide;
        int weightRow = Lanes.up(rows, kernels);
        for (int t = 0; t < steps; t++) {
            for (int r = 0; r < rows; r++) {
                kept[weights + t * weightRow + r] = kernels.dot(wide, kept, (t * rows + r) * wide, packedQuery, 0);
            }
        }
        kernels.softmaxDown(steps, weightRow, kept, weights, weightRow);
        for (int r = 0; r < rows; r++) {
            Arrays.fill(y, r * stride, (r + 1) * stride, 0f);
            kernels.accumulate(
                    1, stride, steps, kept, weights + r, 0, weightRow, x, r * stride, rows * stride, y, r * stride, 0);
        }
    }

    @Override
    void backward(Frame frame) {
        int rows = frame.rows;
        int steps = input().steps;
        int stride = input().stride;
        float[] x = frame.data(input());
        float[] slope = frame.gradient(output);
        float[] kept = frame.kept(this);
        float[] scores = frame.scratch[0];
        scoreSlopes(frame, x, slope, kept, scores);
        float[] sums = frame.sums;
        int queryAt = sumsAt + hidden.sums();
        for (int i = 0; i < steps * rows; i++) {
            kernels.add(wide, scores[i], kept, i * wide, sums, queryAt);
            kernels.tanhBackward(wide, scores[i], packedQuery, kept, i * wide);
        }
        hidden.sum(steps * rows, x, 0, stride, kept, 0, wide, sums, sumsAt);
        if (input().trained) {
            float[] back = frame.gradient(input());
            int weights = steps * rows * wide;
            int weightRow = Lanes.up(rows, kernels);
            for (int i = 0; i < steps * rows; i++) {
                float weight = kept[weights + i / rows * weightRow + i % rows];
                kernels.scale(stride, weight, slope, i % rows * stride, back, i * stride);
            }
            hidden.backward(steps * rows, kept, 0, wide, back, 0, stride, true);
        }
    }

    /** Computes the slope by each step's score: {@code w_t (g_t - Σ w g)} with {@code g_t = slope · x_t}. */
    private void scoreSlopes(Frame frame, float[] x, float[] slope, float[] kept, float[] scores) {
        int rows = frame.rows;
        int steps = input().steps;
        int stride = input().stride;
        int weights = steps * rows * wide;
        int weightRow = Lanes.up(rows, kernels);
        for (int r = 0; r < rows; r++) {
            float mean = 0;
            for (int t = 0; t < steps; t++) {
                int i = t * rows + r;
                scores[i] = kernels.dot(stride, slope, r * stride, x, i * stride);
                mean = Math.fma(kept[weights + t * weightRow + r], scores[i], mean);
            }
            for (int t = 0; t < steps; t++) {
                int i = t * rows + r;
                scores[i] = kept[weights + t * weightRow + r] * (scores[i] - mean);
            }
        }
    }
}
