package io.gruard.nn;

import java.util.List;

/**
 * One direction of a recurrent layer, for a block of rows that stays in cache through the whole time loop.
 *
 * <p><b>Idea.</b> A recurrent layer is a chain of small products: each step multiplies the (rows, units) state by the
 * recurrent weights and depends on the step before. Libraries run each step over the whole batch. Then states and gates
 * go to memory and back at every step, and the packing of a general product costs as much as its arithmetic at such
 * sizes. This class works as follows. (1) A block of some 48 rows runs through all steps at once. Its state (12 KB for
 * 64 units) and the packed weights (96 KB) never leave the inner caches (the idea of persistent kernels, [1]). (2) The
 * input's part of a step's gates is a separate product just before the step, because gates of all steps (3 MB a block)
 * would leave the cache before they are used. Only for a few rows, which do not fill a tile, it is one product for all
 * steps ([2]). (3) The step's product accumulates onto that part in place, by register tiles of 6 rows by 4 vectors
 * ([3]). (4) Two passes over the gates compute all their functions, with one division shared by r and z. (5) In the
 * backward pass a step's slopes are in a small array. Everything that needs them (the state before, the weights'
 * gradients, the input's slope) reads them there while they are in cache. So gates of all steps are written once and
 * read once; scoring keeps those of one step only.
 *
 * <p><b>Cost.</b> With C channels, U units and G gates a row and step takes G U (C + U) multiply-adds forward and twice
 * that backward. A GRU's gates take about 35 further operations and two divisions a unit. The backward pass keeps four
 * floats for each unit and step (of the current block, not of the batch).
 *
 * <p><b>Error.</b> {@link Approximations} bounds the functions' own error: 4e-7 relative for tanh, 2e-7 absolute for
 * the sigmoid, a few float roundings. The state is a convex mix of the one before and n, so the mix itself does not
 * amplify the error of a step. Compared with a double-precision reference, outputs and gradients stay within 1e-5 of
 * the array's largest value (tested).
 *
 * <p><b>References.</b> [1] G. Diamos et al., Persistent RNNs: stashing recurrent weights on-chip, ICML 2016. [2] J.
 * Appleyard, T. Kociský, P. Blunsom, Optimizing performance of recurrent neural networks on GPUs, arXiv 1604.01946. [3]
 * K. Goto, R. van de Geijn, Anatomy of high-performance matrix multiplication, ACM TOMS 34(3), 2008. The cell itself:
 * K. Cho et al., EMNLP 2014, with the reset gate after the product as in cuDNN.
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
    /** Whether states can be stored in the output itself. Otherwise they are kept separately, padded, and copied. */
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

    /**
     * Returns the number of floats kept for the backward pass, or, for scoring, those that the forward pass needs:
     * gates, states and others.
     */
    abstract int kept(int rows, boolean training);

    /** Returns the number of floats of each scratch array. */
    abstract int scratch(int rows);

    abstract int sums();

    abstract void pack();

    abstract void unpack(float[] sums, int at);

    abstract void forward(Frame frame, float[] kept, int keptAt);

    abstract void backward(Frame frame, float[] kept, int keptAt, int sumsAt, boolean add);

    final int steps() {
        return input.steps;
    }

    /** Returns the step that is processed as number {@code i}. */
    final int step(int i) {
        return reversed ? steps() - 1 - i : i;
    }

    final int channelsBefore() {
        return reversed ? units : 0;
    }

    /** Returns the distance of two rows of the states. */
    final int stateRow() {
        return inPlace ? output.stride : wide;
    }

    /** Copies states kept separately, (steps, rows, wide), to their channels of the output. */
    final void copyOut(int rows, float[] states, int at, float[] y) {
        for (int i = 0; i < steps() * rows; i++) {
            System.arraycopy(states, at + i * wide, y, i * output.stride + channelsBefore(), units);
        }
    }

    /** Copies the output's slope to an array in the states' layout, with zeros after each row. */
    final void copyIn(int rows, float[] slope, float[] to, int at) {
        for (int i = 0; i < steps() * rows; i++) {
            System.arraycopy(slope, i * output.stride + channelsBefore(), to, at + i * wide, units);
            java.util.Arrays.fill(to, at + i * wide + units, at + (i + 1) * wide, 0f);
        }
    }
}
