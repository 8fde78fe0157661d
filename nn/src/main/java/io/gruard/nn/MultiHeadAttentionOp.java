package io.gruard.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Self-attention of several heads. Queries, keys and values of all rows and steps are one product; then each row and head by itself,
 * small enough for the innermost cache, with keys or values copied so that the products' columns are whole vectors.
 *
 * <p>Kept: queries, keys, values (steps, rows, 3 channels padded); the heads' outputs (steps, rows, channels padded); the weights
 * (rows, heads, steps, steps padded).
 */
final class MultiHeadAttentionOp extends Op {
    private final Kernels kernels = Kernels.chosen();
    private final Linear in;
    private final Linear out;
    private final int heads;
    private final int size;
    private final int wideSize;
    private final int channels;
    private final int wide;
    private final int steps;
    private final int wideSteps;
    private final float scale;

    /** @param parameters input weight and bias, output weight and bias */
    MultiHeadAttentionOp(Value input, Value output, int heads, List<Parameter> parameters) {
        super(input, output);
        this.channels = input.channels;
        this.heads = heads;
        this.size = channels / heads;
        this.in = new Linear(kernels, parameters.get(0), parameters.get(1), channels, 3 * channels);
        this.out = new Linear(kernels, parameters.get(2), parameters.get(3), channels, channels);
        this.wideSize = Lanes.up(size, kernels);
        this.wide = Lanes.up(3 * channels, kernels);
        this.steps = input.steps;
        this.wideSteps = Lanes.up(steps, kernels);
        this.scale = (float) (1 / Math.sqrt(size));
    }

    @Override
    boolean readsInput() {
        return true;
    }

    @Override
    int kept(int rows) {
        return weightsAt(rows) + rows * heads * steps * wideSteps;
    }

    private int mixedAt(int rows) {
        return steps * rows * wide;
    }

    private int weightsAt(int rows) {
        return mixedAt(rows) + steps * rows * output.stride;
    }

    private int weightsOf(int rows, int row, int head) {
        return weightsAt(rows) + (row * heads + head) * steps * wideSteps;
    }

    /** The slope of queries, keys and values; that of the heads' outputs; the small matrices of one head. */
    @Override
    int scratch(int rows) {
        int small = 2 * steps * wideSize + size * wideSteps + steps * wideSteps;
        return Math.max(steps * rows * wide, small);
    }

    @Override
    int sums() {
        return in.sums() + out.sums();
    }

    @Override
    List<Parameter> parameters() {
        List<Parameter> all = new ArrayList<>(in.parameters());
        all.addAll(out.parameters());
        return all;
    }

    @Override
    void pack() {
        in.pack();
        out.pack();
    }

    @Override
    void unpack(float[] sums) {
        in.unpack(sums, sumsAt);
        out.unpack(sums, sumsAt + in.sums());
    }

    @Override
    void forward(Frame frame) {
        int rows = frame.rows;
        float[] kept = frame.kept(this);
        in.forward(steps * rows, frame.data(input()), 0, input().stride, kept, 0, wide);
        float[] small = frame.scratch[2];
        for (int r = 0; r < rows; r++) {
            for (int h = 0; h < heads; h++) {
                attend(kept, rows, r, h, small);
            }
        }
        out.forward(steps * rows, kept, mixedAt(rows), output.stride, frame.data(output), 0, output.stride);
    }

    private void attend(float[] kept, int rows, int row, int head, float[] small) {
        int query = row * wide + head * size;
        int step = rows * wide;
        int weights = weightsOf(rows, row, head);
        int keysAt = 0;
        int valuesAt = size * wideSteps;
        int mixAt = valuesAt + steps * wideSize;
        transpose(kept, query + channels, step, small, keysAt);
        Arrays.fill(kept, weights, weights + steps * wideSteps, 0f);
        kernels.accumulate(
                steps, wideSteps, size, kept, query, step, 1, small, keysAt, wideSteps, kept, weights, wideSteps);
        for (int t = 0; t < steps; t++) {
            softmax(kept, weights + t * wideSteps);
        }
        copy(kept, query + 2 * channels, step, small, valuesAt);
        Arrays.fill(small, mixAt, mixAt + steps * wideSize, 0f);
        kernels.accumulate(
                steps, wideSize, steps, kept, weights, wideSteps, 1, small, valuesAt, wideSize, small, mixAt, wideSize);
        int mixed = mixedAt(rows) + row * output.stride + head * size;
        paste(small, mixAt, kept, mixed, rows * output.stride);
    }

    /** Of scores still to be scaled; zeros behind the last step. */
    private void softmax(float[] x, int at) {
        kernels.scale(wideSteps, scale, x, at, x, at);
        float most = Float.NEGATIVE_INFINITY;
        for (int s = 0; s < steps; s++) {
            most = Math.max(most, x[at + s]);
        }
        kernels.exp(x, at, wideSteps, most);
        Arrays.fill(x, at + steps, at + wideSteps, 0f);
        kernels.scale(wideSteps, 1 / kernels.sum(wideSteps, x, at), x, at, x, at);
    }

    /** (steps, size) out of rows {@code apart} from each other, as (size, steps padded). */
    private void transpose(float[] from, int at, int apart, float[] to, int toAt) {
        for (int i = 0; i < size; i++) {
            for (int t = 0; t < steps; t++) {
                to[toAt + i * wideSteps + t] = from[at + t * apart + i];
            }
            Arrays.fill(to, toAt + i * wideSteps + steps, toAt + (i + 1) * wideSteps, 0f);
        }
    }

    /** (steps, size) out of rows {@code apart} from each other, as (steps, size padded). */
    private void copy(float[] from, int at, int apart, float[] to, int toAt) {
        for (int t = 0; t < steps; t++) {
            System.arraycopy(from, at + t * apart, to, toAt + t * wideSize, size);
            Arrays.fill(to, toAt + t * wideSize + size, toAt + (t + 1) * wideSize, 0f);
        }
    }

    /** The way back of {@link #copy}. */
    private void paste(float[] from, int at, float[] to, int toAt, int apart) {
        for (int t = 0; t < steps; t++) {
            System.arraycopy(from, at + t * wideSize, to, toAt + t * apart, size);
        }
    }

    @Override
    void backward(Frame frame) {
        int rows = frame.rows;
        int all = steps * rows;
        int stride = output.stride;
        float[] kept = frame.kept(this);
        float[] slope = frame.gradient(output);
        float[] mixedSlope = frame.scratch[0];
        float[] projected = frame.scratch[1];
        int mixed = mixedAt(rows);
        out.sum(all, kept, mixed, stride, slope, 0, stride, frame.sums, sumsAt + in.sums());
        out.backward(all, slope, 0, stride, mixedSlope, 0, stride, false);
        Arrays.fill(projected, 0, all * wide, 0f);
        for (int r = 0; r < rows; r++) {
            for (int h = 0; h < heads; h++) {
                attendBackward(frame, r, h, mixedSlope, projected);
            }
        }
        in.sum(all, frame.data(input()), 0, input().stride, projected, 0, wide, frame.sums, sumsAt);
        if (input().trained) {
            in.backward(all, projected, 0, wide, frame.gradient(input()), 0, input().stride, false);
        }
    }

    private void attendBackward(Frame frame, int row, int head, float[] mixedSlope, float[] projected) {
        int rows = frame.rows;
        float[] kept = frame.kept(this);
        float[] small = frame.scratch[2];
        int query = row * wide + head * size;
        int step = rows * wide;
        int weights = weightsOf(rows, row, head);
        int slopeAt = row * output.stride + head * size;
        int slopeStep = rows * output.stride;
        int panel = size * wideSteps;
        int otherAt = panel;
        int resultAt = otherAt + steps * wideSize;
        int scoresAt = resultAt + steps * wideSize;

        copy(mixedSlope, slopeAt, slopeStep, small, otherAt);
        transposedProduct(kept, weights, small, otherAt, resultAt, projected, query + 2 * channels, step);

        transpose(kept, query + 2 * channels, step, small, 0);
        Arrays.fill(small, scoresAt, scoresAt + steps * wideSteps, 0f);
        kernels.accumulate(
                steps,
                wideSteps,
                size,
                mixedSlope,
                slopeAt,
                slopeStep,
                1,
                small,
                0,
                wideSteps,
                small,
                scoresAt,
                wideSteps);
        for (int t = 0; t < steps; t++) {
            int w = weights + t * wideSteps;
            int d = scoresAt + t * wideSteps;
            float mean = kernels.dot(wideSteps, small, d, kept, w);
            for (int s = 0; s < wideSteps; s++) {
                small[d + s] = scale * kept[w + s] * (small[d + s] - mean);
            }
        }

        copy(kept, query + channels, step, small, otherAt);
        Arrays.fill(small, resultAt, resultAt + steps * wideSize, 0f);
        kernels.accumulate(
                steps, wideSize, steps, small, scoresAt, wideSteps, 1, small, otherAt, wideSize, small, resultAt,
                wideSize);
        paste(small, resultAt, projected, query, step);

        copy(kept, query, step, small, otherAt);
        transposedProduct(small, scoresAt, small, otherAt, resultAt, projected, query + channels, step);
    }

    /** Pastes {@code aᵀ b} for a (steps, steps padded) and b (steps, size padded) in {@code small}. */
    private void transposedProduct(
            float[] a, int at, float[] small, int otherAt, int resultAt, float[] to, int toAt, int apart) {
        Arrays.fill(small, resultAt, resultAt + steps * wideSize, 0f);
        kernels.accumulate(
                steps, wideSize, steps, a, at, 1, wideSteps, small, otherAt, wideSize, small, resultAt, wideSize);
        paste(small, resultAt, to, toAt, apart);
    }
}
