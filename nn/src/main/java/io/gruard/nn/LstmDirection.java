package io.gruard.nn;

import java.util.Arrays;
import java.util.List;

/**
 * One direction of an LSTM. A row of gates holds i, f, g, o; in the backward pass it holds their slopes. The cells
 * follow the gates of all steps, starting with the zeros before the first step. Sums: input weights (channels, i f g
 * o), recurrent weights (units, i f g o), biases.
 */
final class LstmDirection extends RecurrentDirection {
    private static final int GATES = 4;

    private final PackedMatrix there;
    private final PackedMatrix recurrent;
    private final PackedMatrix backRecurrent;
    private final PackedMatrix backInput;
    private final float[] start;

    LstmDirection(Value input, Value output, int units, boolean reversed, List<Parameter> parameters) {
        super(input, output, units, reversed, parameters);
        int panel = kernels.panel();
        there = new PackedMatrix(input.channels, GATES * wide, panel);
        recurrent = new PackedMatrix(units, GATES * wide, panel);
        backRecurrent = new PackedMatrix(GATES * wide, wide, panel);
        backInput = new PackedMatrix(GATES * wide, Lanes.up(input.channels, kernels), panel);
        start = new float[GATES * wide];
    }

    @Override
    int kept(int rows, boolean training) {
        return rows * wide * (steps() * (GATES + 1 + (inPlace ? 0 : 1)) + 1);
    }

    /** Returns the size of the carry of a step, or of the slope of states kept separately. */
    @Override
    int scratch(int rows) {
        return (inPlace ? 1 : output.steps) * rows * wide;
    }

    @Override
    int sums() {
        return (input.channels + units + 1) * GATES * wide;
    }

    @Override
    void pack() {
        float[] w = inputWeight.values();
        float[] v = recurrentWeight.values();
        int channels = input.channels;
        for (int g = 0; g < GATES; g++) {
            for (int u = 0; u < units; u++) {
                int gate = g * units + u;
                int column = g * wide + u;
                for (int i = 0; i < channels; i++) {
                    there.set(i, column, w[gate * channels + i]);
                    backInput.set(column, i, w[gate * channels + i]);
                }
                for (int k = 0; k < units; k++) {
                    recurrent.set(k, column, v[gate * units + k]);
                    backRecurrent.set(column, k, v[gate * units + k]);
                }
                start[column] = inputBias.values()[gate] + recurrentBias.values()[gate];
            }
        }
    }

    @Override
    void unpack(float[] sums, int at) {
        int channels = input.channels;
        int row = GATES * wide;
        int recurrentAt = at + channels * row;
        int biasAt = recurrentAt + units * row;
        for (int g = 0; g < GATES; g++) {
            for (int u = 0; u < units; u++) {
                int gate = g * units + u;
                int column = g * wide + u;
                for (int i = 0; i < channels; i++) {
                    inputWeight.gradient[gate * channels + i] = sums[at + i * row + column];
                }
                for (int k = 0; k < units; k++) {
                    recurrentWeight.gradient[gate * units + k] = sums[recurrentAt + k * row + column];
                }
                inputBias.gradient[gate] = sums[biasAt + column];
                recurrentBias.gradient[gate] = sums[biasAt + column];
            }
        }
    }

    /** Returns where the cells after the {@code i}-th step are; those before the first are the 0-th. */
    private int cell(int at, int rows, int i) {
        return at + steps() * rows * GATES * wide + i * rows * wide;
    }

    @Override
    void forward(Frame frame, float[] gates, int at) {
        int rows = frame.rows;
        int all = steps() * rows;
        int gateRow = GATES * wide;
        float[] x = frame.data(input);
        kernels.product(all, input.channels, x, 0, input.stride, 1, there, 0, start, 0, 0, gates, at, gateRow);
        float[] states = inPlace ? frame.data(output) : gates;
        int statesAt = inPlace ? channelsBefore() : cell(at, rows, steps() + 1);
        int stateRow = stateRow();
        Arrays.fill(gates, cell(at, rows, 0), cell(at, rows, 1), 0f);
        for (int i = 0; i < steps(); i++) {
            int here = at + step(i) * rows * gateRow;
            if (i > 0) {
                int from = statesAt + step(i - 1) * rows * stateRow;
                kernels.product(
                        rows, units, states, from, stateRow, 1, recurrent, 0, gates, here, gateRow, gates, here,
                        gateRow);
            }
            int to = statesAt + step(i) * rows * stateRow;
            kernels.lstmForward(
                    rows, wide, gates, here, gates, cell(at, rows, i), cell(at, rows, i + 1), states, to, stateRow);
        }
        if (!inPlace) {
            copyOut(rows, states, statesAt, frame.data(output));
        }
    }

    @Override
    void backward(Frame frame, float[] gates, int at, int sumsAt, boolean add) {
        int rows = frame.rows;
        int all = steps() * rows;
        int gateRow = GATES * wide;
        float[] states = inPlace ? frame.data(output) : gates;
        int statesAt = inPlace ? channelsBefore() : cell(at, rows, steps() + 1);
        int stateRow = stateRow();
        float[] slope = inPlace ? frame.gradient(output) : frame.scratch[2];
        if (!inPlace) {
            copyIn(rows, frame.gradient(output), slope, 0);
        }
        float[] carry = frame.scratch[0];
        float[] cellCarry = frame.scratch[1];
        Arrays.fill(carry, 0, rows * wide, 0f);
        Arrays.fill(cellCarry, 0, rows * wide, 0f);
        for (int i = steps() - 1; i >= 0; i--) {
            int here = at + step(i) * rows * gateRow;
            int slopeAt = (inPlace ? channelsBefore() : 0) + step(i) * rows * stateRow;
            int p = cell(at, rows, i);
            int c = cell(at, rows, i + 1);
            kernels.lstmBackward(rows, wide, gates, here, gates, p, c, slope, slopeAt, stateRow, carry, cellCarry);
            if (i > 0) {
                kernels.product(
                        rows, GATES * wide, gates, here, gateRow, 1, backRecurrent, 0, carry, 0, wide, carry, 0, wide);
            }
        }
        sumWeights(frame, gates, at, states, statesAt, sumsAt);
        if (input.trained) {
            float[] dx = frame.gradient(input);
            int dxRow = input.stride;
            float[] from = add ? dx : Lanes.zeros(backInput.columns);
            kernels.product(
                    all, GATES * wide, gates, at, gateRow, 1, backInput, 0, from, 0, add ? dxRow : 0, dx, 0, dxRow);
        }
    }

    private void sumWeights(Frame frame, float[] gates, int at, float[] states, int statesAt, int sumsAt) {
        int all = steps() * frame.rows;
        int row = GATES * wide;
        int recurrentAt = sumsAt + input.channels * row;
        kernels.accumulate(
                input.channels,
                row,
                all,
                frame.data(input),
                0,
                1,
                input.stride,
                gates,
                at,
                row,
                frame.sums,
                sumsAt,
                row);
        int stateStep = frame.rows * stateRow();
        kernels.accumulate(
                units,
                row,
                (steps() - 1) * frame.rows,
                states,
                statesAt + (reversed ? stateStep : 0),
                1,
                stateRow(),
                gates,
                at + (reversed ? 0 : frame.rows * row),
                row,
                frame.sums,
                recurrentAt,
                row);
        kernels.sumRows(all, row, gates, at, row, frame.sums, recurrentAt + units * row);
    }
}
