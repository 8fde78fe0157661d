package io.gruard.nn;

import java.util.List;

/**
 * One direction of a recurrent layer, for a block of rows that stays in cache through the whole time loop.
 *
 * <p><b>Idea.</b> A recurrent layer is a chain of small products: each step multiplies the (rows, units) state by the recurrent
 * weights, and nothing of it can be put off. Libraries run each step over the whole batch, so that states and gates go out to memory
 * and back at every step, and call a general product whose packing costs as much as its arithmetic at such sizes. Here (1) a block of
 * some 48 rows runs through all steps at once, so that its state (12 KB for 64 units) and the packed weights (96 KB) never leave the
 * inner caches (the idea of persistent kernels, [1]); (2) the input's part of a step's gates is a product of its own just before the
 * step, because gates of all steps (3 MB a block) would leave the cache before they are used; only for a few rows, which do not fill
 * a tile, it is one product for all steps ([2]); (3) the step's product accumulates onto that part in place, by register tiles of 6
 * rows by 4 vectors ([3]); (4) two passes over the gates do all their functions, with one division shared by r and z; (5) on the way
 * back a step's slopes stand in a small array of their own, and everything that needs them - the state before, the weights'
 * gradients, the input's slope - takes them from there while they are in cache. Gates of all steps are thus written once and read
 * once; for scoring those of one step are all there is.
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

    /** Floats kept between the ways, or, for scoring, that the way there needs: gates, states, whatever else. */
    abstract int kept(int rows, boolean training);

    /** Floats of each array of scratch. */
    abstract int scratch(int rows);

    abstract int sums();

    abstract void pack();

    abstract void unpack(float[] sums, int at);

    abstract void forward(Frame frame, float[] kept, int keptAt);

    abstract void backward(Frame frame, float[] kept, int keptAt, int sumsAt, boolean add);

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
}
