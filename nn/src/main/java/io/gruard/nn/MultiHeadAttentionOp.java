package io.gruard.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Self-attention of several heads. Queries, keys and values are a product a step, whose rows are laid out so that a row's steps lie
 * together: (rows, steps, 3 channels padded). Then each row and head by itself, in the innermost cache; only keys and, on the way
 * back, values are turned, because the products read their right side by rows.
 *
 * <p>Kept: queries, keys, values; the heads' outputs (rows, steps, channels padded); the weights (rows, heads, steps, steps), where
 * both steps are padded. Products of a head run over whole tiles of rows: what stands behind the last step is computed and not used.
 */
final class MultiHeadAttentionOp extends Op {
    /** Rows of the kernels' tiles. */
    private static final int TILE = 6;

    private final Kernels kernels = Kernels.chosen();
    private final Linear in;
    private final Linear out;
    private final int heads;
    private final int size;
    private final int wideSize;
    private final int channels;
    private final int wide;
    private final int stride;
    private final int steps;
    /** Steps as columns: whole vectors. */
    private final int wideSteps;
    /** Steps as rows: whole tiles. */
    private final int tiledSteps;

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
        this.stride = output.stride;
        this.steps = input.steps;
        this.wideSteps = columns(steps);
        this.tiledSteps = Math.min(wideSteps, (steps + TILE - 1) / TILE * TILE);
        this.scale = (float) (1 / Math.sqrt(size));
    }

    /** Whole vectors, or whole panels where less than half of one would be filled up: the widest tiles are the fastest. */
    private int columns(int count) {
        int panel = kernels.panel();
        int vectors = Lanes.up(count, kernels);
        return vectors % panel > panel / 2 ? (vectors + panel - 1) / panel * panel : vectors;
    }

    @Override
    boolean readsInput() {
        return true;
    }

    @Override
    int kept(int rows, boolean training) {
        return weightsAt(rows) + rows * heads * tiledSteps * wideSteps;
    }

    /** Behind the last row's steps a tile may read on. */
    private int mixedAt(int rows) {
        return (rows * steps + TILE) * wide;
    }

    private int weightsAt(int rows) {
        return mixedAt(rows) + rows * steps * stride;
    }

    private int weightsOf(int rows, int row, int head) {
        return weightsAt(rows) + (row * heads + head) * tiledSteps * wideSteps;
    }

    /** The slope of the heads' outputs; that of queries, keys and values; the small matrices of one head, or a step's slopes. */
    @Override
    int scratch(int rows) {
        int small = size * wideSteps + tiledSteps * (wideSize + wideSteps);
        return Math.max((rows * steps + TILE) * wide, small);
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
        float[] x = frame.data(input());
        float[] y = frame.data(output);
        float[] kept = frame.kept(this);
        if (rows == 1) {
            in.forward(steps, x, 0, input().stride, kept, 0, wide);
        }
        for (int t = 0; t < steps && rows > 1; t++) {
            in.forward(rows, x, t * rows * input().stride, input().stride, kept, t * wide, steps * wide);
        }
        float[] small = frame.scratch[2];
        for (int r = 0; r < rows; r++) {
            for (int h = 0; h < heads; h++) {
                attend(kept, rows, r, h, small);
            }
        }
        if (rows == 1) {
            out.forward(steps, kept, mixedAt(1), stride, y, 0, stride);
        }
        for (int t = 0; t < steps && rows > 1; t++) {
            int mixed = mixedAt(rows) + t * stride;
            out.forward(rows, kept, mixed, steps * stride, y, t * rows * stride, stride);
        }
    }

    private void attend(float[] kept, int rows, int row, int head, float[] small) {
        int query = row * steps * wide + head * size;
        int weights = weightsOf(rows, row, head);
        int mixAt = size * wideSteps;
        transpose(kept, query + channels, small);
        Arrays.fill(kept, weights, weights + tiledSteps * wideSteps, 0f);
        kernels.accumulate(
                tiledSteps, wideSteps, size, kept, query, wide, 1, small, 0, wideSteps, kept, weights, wideSteps);
        for (int t = 0; t < steps; t++) {
            kernels.softmax(steps, scale, kept, weights + t * wideSteps);
        }
        int values = query + 2 * channels;
        Arrays.fill(small, mixAt, mixAt + tiledSteps * wideSize, 0f);
        kernels.accumulate(
                tiledSteps, wideSize, steps, kept, weights, wideSteps, 1, kept, values, wide, small, mixAt, wideSize);
        paste(small, mixAt, kept, mixedAt(rows) + row * steps * stride + head * size, stride);
    }

    /** (steps, size) of a head in a row's queries, keys or values, as (size, steps padded) at the beginning of {@code to}. */
    private void transpose(float[] from, int at, float[] to) {
        for (int t = 0; t < steps; t++) {
            for (int i = 0; i < size; i++) {
                to[i * wideSteps + t] = from[at + t * wide + i];
            }
        }
        for (int i = 0; i < size && steps < wideSteps; i++) {
            Arrays.fill(to, i * wideSteps + steps, (i + 1) * wideSteps, 0f);
        }
    }

    /** Copies (steps, size padded) to rows {@code apart} from each other. */
    private void paste(float[] from, int at, float[] to, int toAt, int apart) {
        for (int t = 0; t < steps; t++) {
            System.arraycopy(from, at + t * wideSize, to, toAt + t * apart, size);
        }
    }

    @Override
    void backward(Frame frame) {
        int rows = frame.rows;
        float[] kept = frame.kept(this);
        float[] slope = frame.gradient(output);
        float[] mixedSlope = frame.scratch[0];
        float[] projected = frame.scratch[1];
        int apart = steps * stride;
        for (int t = 0; t < steps; t++) {
            int at = t * rows * stride;
            int mixed = mixedAt(rows) + t * stride;
            out.sum(rows, kept, mixed, apart, slope, at, stride, frame.sums, sumsAt + in.sums());
            out.backward(rows, slope, at, stride, mixedSlope, t * stride, apart, false);
        }
        for (int r = 0; r < rows; r++) {
            for (int h = 0; h < heads; h++) {
                attendBackward(frame, r, h, mixedSlope, projected);
            }
        }
        float[] ofStep = frame.scratch[2];
        for (int t = 0; t < steps; t++) {
            projectedBackward(frame, t, projected, ofStep);
        }
    }

    /** The way back of the input's product for a step, whose slopes are brought together first: rows lie on few sets of the cache. */
    private void projectedBackward(Frame frame, int t, float[] projected, float[] ofStep) {
        int rows = frame.rows;
        int xRow = input().stride;
        int at = t * rows * xRow;
        for (int r = 0; r < rows; r++) {
            System.arraycopy(projected, (r * steps + t) * wide, ofStep, r * wide, 3 * channels);
            Arrays.fill(ofStep, r * wide + 3 * channels, (r + 1) * wide, 0f);
        }
        in.sum(rows, frame.data(input()), at, xRow, ofStep, 0, wide, frame.sums, sumsAt);
        if (input().trained) {
            in.backward(rows, ofStep, 0, wide, frame.gradient(input()), at, xRow, false);
        }
    }

    private void attendBackward(Frame frame, int row, int head, float[] mixedSlope, float[] projected) {
        float[] kept = frame.kept(this);
        float[] small = frame.scratch[2];
        int query = row * steps * wide + head * size;
        int key = query + channels;
        int value = key + channels;
        int weights = weightsOf(frame.rows, row, head);
        int slopeAt = row * steps * stride + head * size;
        int resultAt = size * wideSteps;
        int scoresAt = resultAt + tiledSteps * wideSize;

        transposedProduct(kept, weights, mixedSlope, slopeAt, stride, small, resultAt, projected, value);

        transpose(kept, value, small);
        Arrays.fill(small, scoresAt, scoresAt + tiledSteps * wideSteps, 0f);
        kernels.accumulate(
                tiledSteps,
                wideSteps,
                size,
                mixedSlope,
                slopeAt,
                stride,
                1,
                small,
                0,
                wideSteps,
                small,
                scoresAt,
                wideSteps);
        for (int t = 0; t < steps; t++) {
            kernels.softmaxBackward(steps, scale, kept, weights + t * wideSteps, small, scoresAt + t * wideSteps);
        }

        Arrays.fill(small, resultAt, resultAt + tiledSteps * wideSize, 0f);
        kernels.accumulate(
                tiledSteps, wideSize, steps, small, scoresAt, wideSteps, 1, kept, key, wide, small, resultAt, wideSize);
        paste(small, resultAt, projected, query, wide);

        transposedProduct(small, scoresAt, kept, query, wide, small, resultAt, projected, key);
    }

    /** Pastes {@code aᵀ b} for a (steps, steps padded) and b (steps, size), rows {@code bRow} apart, by way of {@code small}. */
    private void transposedProduct(
            float[] a, int at, float[] b, int b0, int bRow, float[] small, int resultAt, float[] to, int toAt) {
        Arrays.fill(small, resultAt, resultAt + tiledSteps * wideSize, 0f);
        kernels.accumulate(tiledSteps, wideSize, steps, a, at, 1, wideSteps, b, b0, bRow, small, resultAt, wideSize);
        paste(small, resultAt, to, toAt, wide);
    }
}
