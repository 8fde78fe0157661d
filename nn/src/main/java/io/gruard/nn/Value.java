package io.gruard.nn;

import org.jspecify.annotations.Nullable;

/**
 * The output of one operation and input of others. Data of a block of rows are laid out (steps, rows, stride): all rows
 * of a step are adjacent, as recurrent layers need them, each padded to {@code stride} floats.
 *
 * <p>An operation that works in place makes an alias: a value that shares the data, and mostly the gradient too, of
 * another.
 */
final class Value {
    final int steps;
    final int channels;
    final int stride;
    /** Whether training needs the loss's slope by this value; false for the network's input. */
    final boolean trained;
    /** The value whose data array this one uses. */
    final Value data;
    /** The value whose gradient array this one uses. */
    final Value gradient;

    int id = -1;
    private boolean held;

    private Value(
            int steps, int channels, int stride, boolean trained, @Nullable Value data, @Nullable Value gradient) {
        this.steps = steps;
        this.channels = channels;
        this.stride = stride;
        this.trained = trained;
        this.data = data == null ? this : data.data;
        this.gradient = gradient == null ? this : gradient.gradient;
    }

    static Value of(Shape shape, int lanes) {
        int stride = (shape.channels() + lanes - 1) / lanes * lanes;
        return new Value(shape.steps(), shape.channels(), stride, true, null, null);
    }

    /** Creates the network's input. Its stride equals its channels if it is only read value by value. */
    static Value input(Shape shape, int stride) {
        return new Value(shape.steps(), shape.channels(), stride, false, null, null);
    }

    /** Returns a value with the same data and the same gradient. */
    Value alias() {
        return new Value(steps, channels, stride, trained, this, this);
    }

    /**
     * Returns a value with the same data and gradient array whose slope is always computed, since parameters depend on
     * it.
     */
    Value trainedAlias() {
        return new Value(steps, channels, stride, true, this, this);
    }

    /** Returns a value with the same data and its own gradient. */
    Value aliasWithOwnGradient() {
        return new Value(steps, channels, stride, trained, this, null);
    }

    /** Returns a value with its own data and the same gradient. */
    Value withOwnData() {
        return new Value(steps, channels, stride, trained, null, this);
    }

    /** Forbids later operations to overwrite the data. */
    Value hold() {
        data.held = true;
        return this;
    }

    boolean held() {
        return data.held;
    }

    Shape shape() {
        return new Shape(steps, channels);
    }

    int floats(int rows) {
        return steps * rows * stride;
    }
}
