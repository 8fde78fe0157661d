package io.gruard.nn;

import java.util.List;

/**
 * One direction of a recurrent layer, for a block of rows that stays in cache through the whole time loop.
 *
 * <p><b>Idea.</b> A recurrent layer is a chain of small products: each step multiplies the (rows, units) state by the recurrent
 * weights, and nothing of it can be put off. Libraries run each step over the whole batch, so that states and gates go out to memory
 * and back at every step, and call a general product whose packing costs as much as its arithmetic at such sizes. Here (1) a block of
 * some 48 rows runs through all steps at once, so that its state (12 KB for 64 units) and the packed weights (48 KB) never leave the
 * inner caches (the idea of persistent kernels, [1]); (2) the input's part of all gates and steps is one product before the loop,
 * because it does not wait for the state ([2]); (3) the step's product accumulates onto that part in place, by register tiles of 6
 * rows by 4 vectors ([3]); (4) one pass over the gates does all their functions, with one division shared by r and z; (5) on the way
 * back the slopes overwrite the gates, laid out so that those that meet the recurrent weights and those that meet the input weights
 * are each contiguous, and the weights' gradients are one long product per block behind the loop, where k runs over steps and rows.
 *
 * <p><b>Cost.</b> With C channels, U units and G gates a row and step takes G U (C + U) multiply-adds forward and twice that backward;
 * a GRU's gates take about 35 further operations and two divisions a unit. Kept for the way back: four floats a unit and step (of the
 * block in work, not of the batch).
 *
 * <p><b>Error.</b> The functions' own error is bounded in {@link Approximations}: 4e-7 relative for tanh, 2e-7 absolute for the
 * sigmoid, a few float roundings. The state is a convex mix of the one before and n, so errors of a step do not grow through the mix
 * itself. Against a double-precision reference outputs and gradients stay within 1e-5 of the array's largest value (tested).
 *
 * <p><b>References.</b> [1] G. Diamos et al., Persistent RNNs: stashing recurrent weights on-chip, ICML 2016. [2] J. Appleyard, T.
 * Kociský, P. Blunsom, Optimizing performance of recurrent neural networks on GPUs, arXiv 1604.01946. [3] K. Goto, R. van de Geijn,
 * Anatomy of high-performance matrix multiplication, ACM TOMS 34(3), 2008. The cell itself: K. Cho et al., EMNLP 2014, with the
 * reset gate behind the product as in cuDNN.
 */
abstract class RecurrentDirection {
    final Kernels kernels = Kernels.chosen();
    final Value input;
    final Value output;
    final int units;
    /** Units padded to whole vectors. */
    final int wide;

    final boolean reversed;
    final Parameter inputWeight;
    final Parameter recurrentWeight;
    final Parameter inputBias;
    final Parameter recurrentBias;
    /** Whether states can stand in the output itself; else they are kept apart, padded, and copied. */
    final boolean inPlace;

    RecurrentDirection(Value input, Value output, int units, boolean reversed, List<Parameter> parameters) {
        this.input = input;
        this.output = output;
        this.units = units;
        this.wide = Lanes.up(units, kernels);
        this.reversed = reversed;
        this.inputWeight = parameters.get(0);
        this.recurrentWeight = parameters.get(1);
        this.inputBias = parameters.get(2);
        this.recurrentBias = parameters.get(3);
        this.inPlace = units == wide;
    }

    /** Floats kept between the ways: gates of all steps, and whatever else. */
    abstract int kept(int rows);

    abstract int sums();

    abstract void pack();

    abstract void unpack(float[] sums, int at);

    abstract void forward(Frame frame, float[] kept, int keptAt);

    abstract void backward(Frame frame, float[] kept, int keptAt, int sumsAt, boolean add);

    /** A carry of a step, or the slope of the states where they are kept apart. */
    final int scratch(int rows) {
        return (inPlace ? 1 : output.steps) * rows * wide;
    }

    final int steps() {
        return input.steps;
    }

    /** The step that comes {@code i}-th. */
    final int step(int i) {
        return reversed ? steps() - 1 - i : i;
    }

    final int channelsBefore() {
        return reversed ? units : 0;
    }

    /** Distance of two rows of the states. */
    final int stateRow() {
        return inPlace ? output.stride : wide;
    }

    /** Copies states kept apart, (steps, rows, wide), to their channels of the output. */
    final void copyOut(int rows, float[] states, int at, float[] y) {
        for (int i = 0; i < steps() * rows; i++) {
            System.arraycopy(states, at + i * wide, y, i * output.stride + channelsBefore(), units);
        }
    }

    /** Copies the output's slope to an array of the states' own layout, zeros behind each row. */
    final void copyIn(int rows, float[] slope, float[] to, int at) {
        for (int i = 0; i < steps() * rows; i++) {
            System.arraycopy(slope, i * output.stride + channelsBefore(), to, at + i * wide, units);
            java.util.Arrays.fill(to, at + i * wide + units, at + (i + 1) * wide, 0f);
        }
    }

    /**
     * The recurrent weights' gradient: the state before each step against the step's slopes. Both are contiguous over steps and
     * rows, a step apart.
     */
    final void sumRecurrent(
            int rows, int slopes, float[] states, int statesAt, float[] gates, int gatesAt, float[] sums, int at) {
        int gateRow = 4 * wide;
        int stateStep = rows * stateRow();
        int gateStep = rows * gateRow;
        kernels.accumulate(
                units,
                slopes,
                (steps() - 1) * rows,
                states,
                statesAt + (reversed ? stateStep : 0),
                1,
                stateRow(),
                gates,
                gatesAt + (reversed ? 0 : gateStep),
                gateRow,
                sums,
                at,
                slopes);
    }
}
