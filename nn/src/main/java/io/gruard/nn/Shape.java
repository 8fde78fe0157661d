package io.gruard.nn;

/**
 * The shape of what passes between two layers for one row: a sequence of {@code steps} vectors of {@code channels}
 * values. A plain vector has one step.
 */
public record Shape(int steps, int channels) {
    public Shape {
        if (steps < 1 || channels < 1) {
            throw new IllegalArgumentException(
                    "steps and channels must be positive, found " + steps + " x " + channels);
        }
    }

    /** Returns the number of values of one row. */
    public int size() {
        return Math.multiplyExact(steps, channels);
    }

    @Override
    public String toString() {
        return steps + " x " + channels;
    }
}
