package io.gruard.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Assigns addresses to the arrays of a network, in the order in which the graph uses them. */
final class WeightBook {
    private final long max;
    private final Map<String, WeightView> arrays = new LinkedHashMap<>();
    private int size;

    /**
     * @param max maximum number of weights. It detects a file that describes a larger network than it contains, before
     *     memory is allocated for the network
     */
    WeightBook(long max) {
        this.max = Math.min(max, Integer.MAX_VALUE - 8);
    }

    /**
     * Assigns the addresses of an array.
     *
     * @throws IllegalArgumentException if the number of weights exceeds the maximum
     */
    WeightView array(String name, int... shape) {
        long length = 1;
        for (int axis : shape) {
            length = Math.multiplyExact(length, axis);
        }
        if (size + length > max) {
            throw new IllegalArgumentException("array " + name + " of shape " + Arrays.toString(shape)
                    + ": expected at most " + max + " weights in total, found more");
        }
        WeightView view = WeightView.from(size, shape);
        if (arrays.put(name, view) != null) {
            throw new IllegalStateException("array " + name + " is used twice");
        }
        size += (int) length;
        return view;
    }

    /** All arrays by name. */
    Map<String, WeightView> arrays() {
        return Collections.unmodifiableMap(arrays);
    }

    /** The number of weights in all arrays. */
    int size() {
        return size;
    }
}
