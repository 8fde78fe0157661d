package io.gruard.model;

import java.util.Arrays;

/**
 * Maps the elements of a tensor to weights: a shape and, in row-major order, the address of each element among all
 * weights of the network. The layouts of ONNX are made from gruard's by moving addresses, without arithmetic on
 * weights. Writing uses the map forwards, reading uses it backwards, and no bit changes.
 */
record WeightView(int[] shape, int[] addresses) {
    WeightView {
        if (size(shape) != addresses.length) {
            throw new IllegalArgumentException(
                    "expected " + addresses.length + " weights, found the shape " + Arrays.toString(shape));
        }
    }

    /** Maps consecutive weights, beginning at {@code start}. */
    static WeightView from(int start, int... shape) {
        int[] addresses = new int[size(shape)];
        Arrays.setAll(addresses, i -> start + i);
        return new WeightView(shape.clone(), addresses);
    }

    private static int size(int[] shape) {
        int size = 1;
        for (int length : shape) {
            size = Math.multiplyExact(size, length);
        }
        return size;
    }

    WeightView reshape(int... newShape) {
        return new WeightView(newShape.clone(), addresses);
    }

    /** Transposes: axis {@code i} of the result is axis {@code axes[i]} of this. */
    WeightView transpose(int... axes) {
        int rank = shape.length;
        int[] strides = new int[rank];
        for (int axis = rank - 1, stride = 1; axis >= 0; stride *= shape[axis--]) {
            strides[axis] = stride;
        }
        int[] newShape = new int[rank];
        Arrays.setAll(newShape, i -> shape[axes[i]]);
        int[] moved = new int[addresses.length];
        int[] index = new int[rank];
        for (int place = 0; place < moved.length; place++) {
            int source = 0;
            for (int axis = 0; axis < rank; axis++) {
                source += index[axis] * strides[axes[axis]];
            }
            moved[place] = addresses[source];
            for (int axis = rank - 1; axis >= 0 && ++index[axis] == newShape[axis]; axis--) {
                index[axis] = 0;
            }
        }
        return new WeightView(newShape, moved);
    }

    /** Selects the part of the first axis from {@code from} (inclusive) to {@code to} (exclusive). */
    WeightView slice(int from, int to) {
        int row = shape[0] == 0 ? 0 : addresses.length / shape[0];
        int[] newShape = shape.clone();
        newShape[0] = to - from;
        return new WeightView(newShape, Arrays.copyOfRange(addresses, from * row, to * row));
    }

    /** Concatenates along the first axis. */
    static WeightView concat(WeightView... parts) {
        int[] shape = parts[0].shape.clone();
        shape[0] = 0;
        int length = 0;
        for (WeightView part : parts) {
            shape[0] += part.shape[0];
            length += part.addresses.length;
        }
        int[] addresses = new int[length];
        int at = 0;
        for (WeightView part : parts) {
            System.arraycopy(part.addresses, 0, addresses, at, part.addresses.length);
            at += part.addresses.length;
        }
        return new WeightView(shape, addresses);
    }
}
