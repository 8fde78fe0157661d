package io.gruard.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Self-attention of several heads, one row at a time. The steps of a row are gathered, so that every product takes all
 * of them and its result is in cache for the next. Only keys and, in the backward pass, values are transposed, because
 * products read their right side by rows.
 *
 * <p>Kept, for each row: queries, keys, values (steps, 3 channels padded); the heads' outputs (steps, channels padded);
 * the weights (heads, steps, steps), where both steps are padded. Scoring keeps one row at a time. Products run over
 * whole tiles of steps; what follows the last step is computed and not used.
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

    /**
     * Creates the operation.
     *
     * @param parameters input weight and bias, output weight and bias
     */
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

    /**
     * Rounds up to whole vectors, or to whole panels if less than half of one would be filled up: the widest tiles are
     * the fastest.
     */
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
        int held = training ? rows : 1;
        return weightsAt(held) + held * heads * tiledSteps * wideSteps;
    }

    /** Returns where the mixed values begin; a tile may read past the last row's steps. */
    private int mixedAt(int held) {
        return (held * steps + TILE) * wide;
    }

    private int weightsAt(int held) {
        return mixedAt(held) + (held * steps + TILE) * stride;
    }

    private int weightsOf(int held, int row, int head) {
        return weightsAt(held) + (row * heads + head) * tiledSteps * wideSteps;
    }

    /**
     * Returns the size of a row's input, output and slope of the heads' outputs; its slope of queries, keys and values;
     * and the small matrices of a head.
     */
    @Override
    int scratch(int rows) {
        int small = size * wideSteps + tiledSteps * (wideSize + wideSteps);
        return Math.max(Math.max(3 * tiledSteps * stride, tiledSteps * wide), small);
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
        int held = frame.training ? rows : 1;
        float[] kept = frame.kept(this);
        float[] room = frame.scratch[0];
        int resultAt = tiledSteps * stride;
        for (int r = 0; r < rows; r++) {
            int keptRow = frame.training ? r : 0;
            int mixed = mixedAt(held) + keptRow * steps * stride;
            gather(frame.data(input()), rows, r, room, 0);
            in.forward(tiledSteps, room, 0, stride, kept, keptRow * steps * wide, wide);
            for (int h = 0; h < heads; h++) {
                attend(kept, held, keptRow, h, frame.scratch[2]);
            }
            out.forward(tiledSteps, kept, mixed, stride, room, resultAt, stride);
            scatter(room, resultAt, frame.data(output), rows, r);
        }
    }

    /** Gathers the steps of a row: (steps, channels padded). */
    private void gather(float[] from, int rows, int row, float[] to, int at) {
        for (int t = 0; t < steps; t++) {
            System.arraycopy(from, (t * rows + row) * stride, to, at + t * stride, stride);
        }
    }

    private void scatter(float[] from, int at, float[] to, int rows, int row) {
        for (int t = 0; t < steps; t++) {
            System.arraycopy(from, at + t * stride, to, (t * rows + row) * stride, stride);
        }
    }

    private void attend(float[] kept, int held, int row, int head, float[] small) {
        int query = row * steps * wide + head * size;
        int weights = weightsOf(held, row, head);
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
        paste(small, mixAt, kept, mixedAt(held) + row * steps * stride + head * size, stride);
    }

    /**
     * Transposes (steps, size) of a head in a row's queries, keys or values to (size, steps padded) at the beginning of
     * {@code to}.
     */
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

    /** Copies (steps, size padded) to rows at distance {@code apart}. */
    private void paste(float[] from, int at, float[] to, int toAt, int apart) {
        for (int t = 0; t < steps; t++) {
            System.arraycopy(from, at + t * wideSize, to, toAt + t * apart, size);
        }
    }

    @Override
    void backward(Frame frame) {
        int rows = frame.rows;
        float[] kept = frame.kept(this);
        float[] room = frame.scratch[0];
        float[] projected = frame.scratch[1];
        int outAt = tiledSteps * stride;
        int mixedAt = 2 * outAt;
        for (int t = 0; t < tiledSteps; t++) {
            Arrays.fill(projected, t * wide + 3 * channels, (t + 1) * wide, 0f);
        }
        for (int r = 0; r < rows; r++) {
            gather(frame.gradient(output), rows, r, room, outAt);
            int mixed = mixedAt(rows) + r * steps * stride;
            out.sum(steps, kept, mixed, stride, room, outAt, stride, frame.sums, sumsAt + in.sums());
            out.backward(tiledSteps, room, outAt, stride, room, mixedAt, stride, false);
            for (int h = 0; h < heads; h++) {
                attendBackward(frame, r, h, room, mixedAt + h * size, projected);
            }
            gather(frame.data(input()), rows, r, room, 0);
            in.sum(steps, room, 0, stride, projected, 0, wide, frame.sums, sumsAt);
            if (input().trained) {
                in.backward(tiledSteps, projected, 0, wide, room, outAt, stride, false);
                scatter(room, outAt, frame.gradient(input()), rows, r);
            }
        }
    }

    /** Computes the slopes of a head's queries, keys and values from that of its output. */
    private void attendBackward(Frame frame, int row, int head, float[] mixedSlope, int slopeAt, float[] projected) {
        float[] kept = frame.kept(this);
        float[] small = frame.scratch[2];
        int query = row * steps * wide + head * size;
        int key = query + channels;
        int value = key + channels;
        int weights = weightsOf(frame.rows, row, head);
        int resultAt = size * wideSteps;
        int scoresAt = resultAt + tiledSteps * wideSize;

        transposedProduct(
                kept, weights, mixedSlope, slopeAt, stride, small, resultAt, projected, head * size + 2 * channels);

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
        paste(small, resultAt, projected, head * size, wide);

        transposedProduct(small, scoresAt, kept, query, wide, small, resultAt, projected, head * size + channels);
    }

    /**
     * Pastes {@code aᵀ b} for a (steps, steps padded) and b (steps, size), rows at distance {@code bRow}, by way of
     * {@code small}.
     */
    private void transposedProduct(
            float[] a, int at, float[] b, int b0, int bRow, float[] small, int resultAt, float[] to, int toAt) {
        Arrays.fill(small, resultAt, resultAt + tiledSteps * wideSize, 0f);
        kernels.accumulate(tiledSteps, wideSize, steps, a, at, 1, wideSteps, b, b0, bRow, small, resultAt, wideSize);
        paste(small, resultAt, to, toAt, wide);
    }
}
