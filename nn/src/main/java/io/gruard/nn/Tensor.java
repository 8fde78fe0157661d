package io.gruard.nn;

import java.util.Arrays;
import java.util.List;

/**
 * A named array of a network.
 *
 * @param name the path of its layer in the specification and its role there, such as {@code 4.forward.input_weight}
 * @param shape sizes of its axes, the slowest first
 * @param values the values, the last axis contiguous; shared, not copied
 */
public record Tensor(String name, List<Integer> shape, float[] values) {
    public Tensor {
        shape = List.copyOf(shape);
        int size = shape.stream().reduce(1, Math::multiplyExact);
        if (size != values.length) {
            throw new IllegalArgumentException(
                    name + " of shape " + shape + " needs " + size + " values, found " + values.length);
        }
    }

    /** Returns a copy with its own values. */
    public Tensor copy() {
        return new Tensor(name, shape, values.clone());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor
                && name.equals(tensor.name)
                && shape.equals(tensor.shape)
                && Arrays.equals(values, tensor.values);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return name + shape;
    }
}
