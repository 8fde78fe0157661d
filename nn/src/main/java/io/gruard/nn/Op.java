package io.gruard.nn;

import java.util.List;

/**
 * One operation of a compiled network, for one block of rows at a time. All threads share it; what it writes is in the
 * {@link Frame}.
 */
abstract class Op {
    final List<Value> inputs;
    final Value output;
    /** Place in the plan. */
    int id = -1;
    /** Place of its layer among the network's outermost layers. */
    int layer;
    /** Where its sums begin in {@link Frame#sums}. */
    int sumsAt;

    Op(List<Value> inputs, Value output) {
        this.inputs = List.copyOf(inputs);
        this.output = output;
    }

    Op(Value input, Value output) {
        this(List.of(input), output);
    }

    /** Returns the first input. */
    final Value input() {
        return inputs.get(0);
    }

    /** Returns whether {@link #backward} reads the inputs' data. */
    boolean readsInput() {
        return false;
    }

    /** Returns whether {@link #backward} reads the output's data. */
    boolean readsOutput() {
        return false;
    }

    /**
     * Returns the number of floats that {@link #forward} leaves for {@link #backward}; for scoring, those that it needs
     * itself.
     */
    int kept(int rows, boolean training) {
        return 0;
    }

    /** Returns the number of floats that either pass needs in each array of {@link Frame#scratch}. */
    int scratch(int rows) {
        return 0;
    }

    /** Returns the number of floats that sum the gradients of weights over the blocks of a chunk. */
    int sums() {
        return 0;
    }

    /** Returns the trained weights. */
    List<Parameter> parameters() {
        return List.of();
    }

    /** Lays the weights out as the kernels read them. */
    void pack() {}

    /** Prepares for a batch of {@code blocks} blocks. */
    void prepare(int blocks) {}

    /** Writes the parameters' gradients from sums that begin at {@link #sumsAt}. */
    void unpack(float[] sums) {}

    abstract void forward(Frame frame);

    /** Writes the inputs' gradients (unless {@link Value#trained} is false) from the output's, and adds to the sums. */
    abstract void backward(Frame frame);
}
