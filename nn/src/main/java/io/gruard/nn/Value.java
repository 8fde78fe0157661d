package io.gruard.nn;

import org.jspecify.annotations.Nullable;

/**
 * What flows from one operation to the next. For a block of rows its data are laid out (steps, rows, stride): all rows of a step side
 * by side, as recurrent layers want them, each padded to {@code stride} floats.
 *
 * <p>An operation that works in place makes an alias: a value that shares the data, and mostly the gradient too, of another.
 */
final class Value {
    final int steps;
    final int channels;
    final int stride;
    /** Whether training wants the loss's slope by this value; false for the network's input. */
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

    /** The network's input; its stride is its channels where it is only read one by one. */
    static Value input(Shape shape, int stride) {
        return new Value(shape.steps(), shape.channels(), stride, false, null, null);
    }

    /** The same data and the same gradient. */
    Value alias() {
        return new Value(steps, channels, stride, trained, this, this);
    }

    /** The same data and gradient array, and a slope wanted even if this one's is not, since parameters depend on it. */
    Value trainedAlias() {
        return new Value(steps, channels, stride, true, this, this);
    }

    /** The same data, a gradient apart. */
    Value aliasWithOwnGradient() {
        return new Value(steps, channels, stride, trained, this, null);
    }

    /** Data of its own, the same gradient. */
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
