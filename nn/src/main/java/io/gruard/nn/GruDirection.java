package io.gruard.nn;

import java.util.Arrays;
import java.util.List;

/**
 * One direction of a GRU. A row of gates holds r, z, m (the recurrent part of n, its bias included) and n, each {@link #wide} long;
 * on the way back the slopes of the four, so that the first three meet the recurrent weights, and the first two and the last the input
 * weights. Sums: input weights (channels, r z n), recurrent weights (units, r z m), one row of biases (r z m n).
 */
final class GruDirection extends RecurrentDirection {
    private final PackedMatrix inputRz;
    private final PackedMatrix inputN;
    private final PackedMatrix recurrentRz;
    private final PackedMatrix recurrentM;
    private final PackedMatrix backRecurrent;
    private final PackedMatrix backInputRz;
    private final PackedMatrix backInputN;
    private final float[] startRz;
    private final float[] startN;
    private final float[] startM;

    GruDirection(Value input, Value output, int units, boolean reversed, List<Parameter> parameters) {
        super(input, output, units, reversed, parameters);
        int panel = kernels.panel();
        int channels = input.channels;
        inputRz = new PackedMatrix(channels, 2 * wide, panel);
        inputN = new PackedMatrix(channels, wide, panel);
        recurrentRz = new PackedMatrix(units, 2 * wide, panel);
        recurrentM = new PackedMatrix(units, wide, panel);
        backRecurrent = new PackedMatrix(3 * wide, wide, panel);
        backInputRz = new PackedMatrix(2 * wide, Lanes.up(channels, kernels), panel);
        backInputN = new PackedMatrix(wide, Lanes.up(channels, kernels), panel);
        startRz = new float[2 * wide];
        startN = new float[wide];
        startM = new float[wide];
    }

    @Override
    int kept(int rows) {
        return steps() * rows * (inPlace ? 4 : 5) * wide;
    }

    @Override
    int sums() {
        return (input.channels + units) * 3 * wide + 4 * wide;
    }

    @Override
    void pack() {
        float[] w = inputWeight.values();
        float[] v = recurrentWeight.values();
        float[] b = inputBias.values();
        float[] c = recurrentBias.values();
        int channels = input.channels;
        for (int u = 0; u < units; u++) {
            for (int i = 0; i < channels; i++) {
                for (int g = 0; g < 2; g++) {
                    float value = w[(g * units + u) * channels + i];
                    inputRz.set(i, g * wide + u, value);
                    backInputRz.set(g * wide + u, i, value);
                }
                float value = w[(2 * units + u) * channels + i];
                inputN.set(i, u, value);
                backInputN.set(u, i, value);
            }
            for (int k = 0; k < units; k++) {
                for (int g = 0; g < 2; g++) {
                    recurrentRz.set(k, g * wide + u, v[(g * units + u) * units + k]);
                }
                recurrentM.set(k, u, v[(2 * units + u) * units + k]);
                for (int g = 0; g < 3; g++) {
                    backRecurrent.set(g * wide + u, k, v[(g * units + u) * units + k]);
                }
            }
            startRz[u] = b[u] + c[u];
            startRz[wide + u] = b[units + u] + c[units + u];
            startN[u] = b[2 * units + u];
            startM[u] = c[2 * units + u];
        }
    }

    @Override
    void unpack(float[] sums, int at) {
        int channels = input.channels;
        int row = 3 * wide;
        int recurrentAt = at + channels * row;
        int biasAt = recurrentAt + units * row;
        for (int g = 0; g < 3; g++) {
            for (int u = 0; u < units; u++) {
                for (int i = 0; i < channels; i++) {
                    inputWeight.gradient[(g * units + u) * channels + i] = sums[at + i * row + g * wide + u];
                }
                for (int k = 0; k < units; k++) {
                    recurrentWeight.gradient[(g * units + u) * units + k] = sums[recurrentAt + k * row + g * wide + u];
                }
                inputBias.gradient[g * units + u] = sums[biasAt + (g == 2 ? 3 : g) * wide + u];
                recurrentBias.gradient[g * units + u] = sums[biasAt + g * wide + u];
            }
        }
    }

    @Override
    void forward(Frame frame, float[] gates, int at) {
        int rows = frame.rows;
        int all = steps() * rows;
        int gateRow = 4 * wide;
        float[] x = frame.data(input);
        kernels.product(all, input.channels, x, 0, input.stride, 1, inputRz, 0, startRz, 0, 0, gates, at, gateRow);
        kernels.product(
                all, input.channels, x, 0, input.stride, 1, inputN, 0, startN, 0, 0, gates, at + 3 * wide, gateRow);
        float[] states = inPlace ? frame.data(output) : gates;
        int statesAt = inPlace ? channelsBefore() : at + all * gateRow;
        int stateRow = stateRow();
        for (int i = 0; i < steps(); i++) {
            int here = at + step(i) * rows * gateRow;
            int to = statesAt + step(i) * rows * stateRow;
            boolean first = i == 0;
            int from = first ? 0 : statesAt + step(i - 1) * rows * stateRow;
            float[] before = first ? Lanes.zeros(wide) : states;
            int k = first ? 0 : units;
            int m = here + 2 * wide;
            kernels.product(
                    rows, k, before, from, stateRow, 1, recurrentRz, 0, gates, here, gateRow, gates, here, gateRow);
            kernels.product(rows, k, before, from, stateRow, 1, recurrentM, 0, startM, 0, 0, gates, m, gateRow);
            kernels.gruForward(rows, wide, gates, here, before, from, first ? 0 : stateRow, states, to, stateRow);
        }
        if (!inPlace) {
            copyOut(rows, states, statesAt, frame.data(output));
        }
    }

    @Override
    void backward(Frame frame, float[] gates, int at, int sumsAt, boolean add) {
        int rows = frame.rows;
        int all = steps() * rows;
        int gateRow = 4 * wide;
        float[] states = inPlace ? frame.data(output) : gates;
        int statesAt = inPlace ? channelsBefore() : at + all * gateRow;
        int stateRow = stateRow();
        float[] slope = inPlace ? frame.gradient(output) : frame.scratch[2];
        if (!inPlace) {
            copyIn(rows, frame.gradient(output), slope, 0);
        }
        float[] carry = frame.scratch[0];
        Arrays.fill(carry, 0, rows * wide, 0f);
        for (int i = steps() - 1; i >= 0; i--) {
            int here = at + step(i) * rows * gateRow;
            boolean first = i == 0;
            int from = first ? 0 : statesAt + step(i - 1) * rows * stateRow;
            kernels.gruBackward(
                    rows,
                    wide,
                    gates,
                    here,
                    first ? Lanes.zeros(wide) : states,
                    from,
                    first ? 0 : stateRow,
                    slope,
                    (inPlace ? channelsBefore() : 0) + step(i) * rows * stateRow,
                    stateRow,
                    carry);
            if (!first) {
                kernels.product(
                        rows, 3 * wide, gates, here, gateRow, 1, backRecurrent, 0, carry, 0, wide, carry, 0, wide);
            }
        }
        sumWeights(frame, gates, at, states, statesAt, sumsAt);
        if (input.trained) {
            inputSlope(frame, gates, at, add);
        }
    }

    private void sumWeights(Frame frame, float[] gates, int at, float[] states, int statesAt, int sumsAt) {
        int rows = frame.rows;
        int all = steps() * rows;
        int gateRow = 4 * wide;
        int channels = input.channels;
        int row = 3 * wide;
        int recurrentAt = sumsAt + channels * row;
        float[] x = frame.data(input);
        float[] sums = frame.sums;
        kernels.accumulate(channels, 2 * wide, all, x, 0, 1, input.stride, gates, at, gateRow, sums, sumsAt, row);
        kernels.accumulate(
                channels,
                wide,
                all,
                x,
                0,
                1,
                input.stride,
                gates,
                at + 3 * wide,
                gateRow,
                sums,
                sumsAt + 2 * wide,
                row);
        sumRecurrent(rows, row, states, statesAt, gates, at, sums, recurrentAt);
        kernels.sumRows(all, 4 * wide, gates, at, gateRow, sums, recurrentAt + units * row);
    }

    private void inputSlope(Frame frame, float[] gates, int at, boolean add) {
        int all = steps() * frame.rows;
        int gateRow = 4 * wide;
        float[] dx = frame.gradient(input);
        int dxRow = input.stride;
        float[] start = add ? dx : Lanes.zeros(backInputRz.columns);
        kernels.product(all, 2 * wide, gates, at, gateRow, 1, backInputRz, 0, start, 0, add ? dxRow : 0, dx, 0, dxRow);
        kernels.product(all, wide, gates, at + 3 * wide, gateRow, 1, backInputN, 0, dx, 0, dxRow, dx, 0, dxRow);
    }
}
