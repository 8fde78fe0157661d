package io.gruard.nn;

import java.util.Arrays;
import java.util.List;

/**
 * One direction of a GRU. A row of gates holds m (the recurrent part of n, with its bias), r, z and n, each
 * {@link #wide} long. The slopes of a step in the backward pass have the same layout: the first three are multiplied by
 * the recurrent weights, the last three by the input weights. Sums: input weights (channels, r z n), recurrent weights
 * (units, m r z), one row of biases (m r z n).
 */
final class GruDirection extends RecurrentDirection {
    private final PackedMatrix inputWeights;
    private final PackedMatrix recurrentM;
    private final PackedMatrix recurrentRz;
    private final PackedMatrix backRecurrent;
    private final PackedMatrix backInput;
    /** Biases of r, z and the input part of n. */
    private final float[] start;

    private final float[] startM;
    private final int gateRow;
    /** Distance of two rows of slopes. It is not a power of two, so that a column does not fall on a few cache sets. */
    private final int slopeRow;

    private final int slopesAt = Lanes.first();

    GruDirection(Value input, Value output, int units, boolean reversed, List<Parameter> parameters) {
        super(input, output, units, reversed, parameters);
        int panel = kernels.panel();
        int channels = input.channels;
        gateRow = 4 * wide;
        slopeRow = gateRow + kernels.lanes();
        inputWeights = new PackedMatrix(channels, 3 * wide, panel);
        recurrentM = new PackedMatrix(units, wide, panel);
        recurrentRz = new PackedMatrix(units, 2 * wide, panel);
        backRecurrent = new PackedMatrix(3 * wide, wide, panel);
        backInput = new PackedMatrix(3 * wide, Lanes.up(channels, kernels), panel);
        start = new float[3 * wide];
        startM = new float[wide];
    }

    /**
     * Returns the size of the gates and of states kept separately. Training keeps the gates of all steps. Scoring keeps
     * those of the steps that are projected together.
     */
    @Override
    int kept(int rows, boolean training) {
        return gates(rows, training) + (inPlace ? 0 : steps() * rows * wide);
    }

    private int gates(int rows, boolean training) {
        return (training ? steps() * rows : Lanes.maxRowsTogether(rows)) * gateRow;
    }

    /** Returns the size of the carry, of the slopes of some steps, and of the slopes of states kept separately. */
    @Override
    int scratch(int rows) {
        return Math.max(slopesAt + Lanes.maxRowsTogether(rows) * slopeRow, inPlace ? 0 : steps() * rows * wide);
    }

    @Override
    int sums() {
        return (input.channels + units) * 3 * wide + gateRow;
    }

    @Override
    void pack() {
        float[] w = inputWeight.values();
        float[] v = recurrentWeight.values();
        float[] b = inputBias.values();
        float[] c = recurrentBias.values();
        int channels = input.channels;
        for (int g = 0; g < 3; g++) {
            // The parameters hold r, z, n; here the recurrent part of n comes first.
            int recurrentGate = (g + 1) % 3;
            for (int u = 0; u < units; u++) {
                int from = g * units + u;
                int column = g * wide + u;
                int recurrentColumn = recurrentGate * wide + u;
                for (int i = 0; i < channels; i++) {
                    inputWeights.set(i, column, w[from * channels + i]);
                    backInput.set(column, i, w[from * channels + i]);
                }
                for (int k = 0; k < units; k++) {
                    float value = v[from * units + k];
                    backRecurrent.set(recurrentColumn, k, value);
                    if (recurrentGate == 0) {
                        recurrentM.set(k, u, value);
                    } else {
                        recurrentRz.set(k, column, value);
                    }
                }
                start[column] = recurrentGate == 0 ? b[from] : b[from] + c[from];
            }
        }
        System.arraycopy(c, 2 * units, startM, 0, units);
    }

    @Override
    void unpack(float[] sums, int at) {
        int channels = input.channels;
        int row = 3 * wide;
        int recurrentAt = at + channels * row;
        int biasAt = recurrentAt + units * row;
        for (int g = 0; g < 3; g++) {
            int recurrentGate = (g + 1) % 3;
            for (int u = 0; u < units; u++) {
                int to = g * units + u;
                int recurrentColumn = recurrentGate * wide + u;
                for (int i = 0; i < channels; i++) {
                    inputWeight.gradient[to * channels + i] = sums[at + i * row + g * wide + u];
                }
                for (int k = 0; k < units; k++) {
                    recurrentWeight.gradient[to * units + k] = sums[recurrentAt + k * row + recurrentColumn];
                }
                inputBias.gradient[to] = sums[biasAt + (g + 1) * wide + u];
                recurrentBias.gradient[to] = sums[biasAt + recurrentColumn];
            }
        }
    }

    @Override
    void forward(Frame frame, float[] kept, int at) {
        int rows = frame.rows;
        float[] states = inPlace ? frame.data(output) : kept;
        int statesAt = inPlace ? channelsBefore() : at + gates(rows, frame.training);
        int stateRow = stateRow();
        int together = Lanes.stepsTogether(rows);
        int gateStep = rows * gateRow;
        int lowest = 0;
        int group = at;
        for (int i = 0; i < steps(); i++) {
            if (i % together == 0) {
                int last = Math.min(steps(), i + together) - 1;
                lowest = Math.min(step(i), step(last));
                group = frame.training ? at + lowest * gateStep : at;
                project(frame, (last - i + 1) * rows, lowest * rows, kept, group);
            }
            int here = group + (step(i) - lowest) * gateStep;
            boolean first = i == 0;
            int from = first ? 0 : statesAt + step(i - 1) * rows * stateRow;
            int to = statesAt + step(i) * rows * stateRow;
            float[] before = first ? Lanes.zeros(wide) : states;
            recurrent(rows, first ? 0 : units, before, from, kept, here, (i & 1) == 1);
            kernels.gruForward(rows, wide, kept, here, before, from, first ? 0 : stateRow, states, to, stateRow);
        }
        if (!inPlace) {
            copyOut(rows, states, statesAt, frame.data(output));
        }
    }

    /**
     * Adds the states' part of a step's gates. The weights are about as large as the first-level cache, which keeps
     * what was read last. Every other step reads them in reverse order and finds most of them there.
     */
    private void recurrent(int rows, int k, float[] before, int from, float[] gates, int here, boolean turned) {
        if (!turned) {
            recurrentM(rows, k, before, from, gates, here);
        }
        int rz = here + wide;
        kernels.product(rows, k, before, from, stateRow(), 1, recurrentRz, 0, gates, rz, gateRow, gates, rz, gateRow);
        if (turned) {
            recurrentM(rows, k, before, from, gates, here);
        }
    }

    private void recurrentM(int rows, int k, float[] before, int from, float[] gates, int here) {
        kernels.product(rows, k, before, from, stateRow(), 1, recurrentM, 0, startM, 0, 0, gates, here, gateRow);
    }

    /** Computes the input's part of the gates of {@code m} rows from {@code row} on. */
    private void project(Frame frame, int m, int row, float[] gates, int to) {
        float[] x = frame.data(input);
        int stride = input.stride;
        kernels.product(
                m, input.channels, x, row * stride, stride, 1, inputWeights, 0, start, 0, 0, gates, to + wide, gateRow);
    }

    @Override
    void backward(Frame frame, float[] kept, int at, int sumsAt, boolean add) {
        int rows = frame.rows;
        float[] states = inPlace ? frame.data(output) : kept;
        int statesAt = inPlace ? channelsBefore() : at + gates(rows, true);
        int stateRow = stateRow();
        float[] slope = inPlace ? frame.gradient(output) : frame.scratch[2];
        int slopeAt = inPlace ? channelsBefore() : 0;
        if (!inPlace) {
            copyIn(rows, frame.gradient(output), slope, 0);
        }
        float[] carry = frame.scratch[0];
        float[] slopes = frame.scratch[1];
        Arrays.fill(carry, 0, rows * wide, 0f);
        int together = Lanes.stepsTogether(rows);
        for (int last = steps() - 1; last >= 0; last -= together) {
            int first = Math.max(0, last - together + 1);
            int lowest = Math.min(step(first), step(last));
            for (int i = last; i >= first; i--) {
                int here = slopesAt + (step(i) - lowest) * rows * slopeRow;
                int from = i == 0 ? 0 : statesAt + step(i - 1) * rows * stateRow;
                kernels.gruBackward(
                        rows,
                        wide,
                        kept,
                        at + step(i) * rows * gateRow,
                        i == 0 ? Lanes.zeros(wide) : states,
                        from,
                        i == 0 ? 0 : stateRow,
                        slope,
                        slopeAt + step(i) * rows * stateRow,
                        stateRow,
                        carry,
                        slopes,
                        here,
                        slopeRow);
                if (i > 0) {
                    carryBack(rows, slopes, here, carry);
                }
            }
            // The first step has no state before it, so its states' part has no slope.
            int behind = Math.max(1, first);
            if (behind <= last) {
                int lowestBehind = Math.min(step(behind), step(last));
                int before = Math.min(step(behind - 1), step(last - 1));
                int here = slopesAt + (lowestBehind - lowest) * rows * slopeRow;
                int m = (last - behind + 1) * rows;
                sumRecurrent(frame, m, states, statesAt + before * rows * stateRow, slopes, here, sumsAt);
            }
            int m = (last - first + 1) * rows;
            sumInput(frame, m, lowest * rows, slopes, sumsAt);
            if (input.trained) {
                inputSlope(frame, m, lowest * rows, slopes, add);
            }
        }
    }

    private void carryBack(int rows, float[] slopes, int here, float[] carry) {
        kernels.product(rows, 3 * wide, slopes, here, slopeRow, 1, backRecurrent, 0, carry, 0, wide, carry, 0, wide);
    }

    private void sumRecurrent(Frame frame, int m, float[] states, int from, float[] slopes, int here, int sumsAt) {
        int row = 3 * wide;
        int to = sumsAt + input.channels * row;
        kernels.accumulate(units, row, m, states, from, 1, stateRow(), slopes, here, slopeRow, frame.sums, to, row);
    }

    private void sumInput(Frame frame, int m, int fromRow, float[] slopes, int sumsAt) {
        int row = 3 * wide;
        int channels = input.channels;
        float[] x = frame.data(input);
        int stride = input.stride;
        int biases = sumsAt + (channels + units) * row;
        kernels.accumulate(
                channels,
                row,
                m,
                x,
                fromRow * stride,
                1,
                stride,
                slopes,
                slopesAt + wide,
                slopeRow,
                frame.sums,
                sumsAt,
                row);
        kernels.sumRows(m, gateRow, slopes, slopesAt, slopeRow, frame.sums, biases);
    }

    private void inputSlope(Frame frame, int m, int fromRow, float[] slopes, boolean add) {
        float[] dx = frame.gradient(input);
        int dxRow = input.stride;
        int to = fromRow * dxRow;
        float[] start = add ? dx : Lanes.zeros(backInput.columns);
        kernels.product(
                m,
                3 * wide,
                slopes,
                slopesAt + wide,
                slopeRow,
                1,
                backInput,
                0,
                start,
                add ? to : 0,
                add ? dxRow : 0,
                dx,
                to,
                dxRow);
    }
}
