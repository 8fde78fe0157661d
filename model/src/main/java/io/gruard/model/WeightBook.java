package io.gruard.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Gives the arrays of a network their addresses, one after the other, in the order in which the graph takes them up. */
final class WeightBook {
    private final long most;
    private final Map<String, WeightView> arrays = new LinkedHashMap<>();
    private int size;

    /**
     * @param most how many numbers there may be; a file that describes a network larger than itself is found out here,
     *     before memory is taken for it
     */
    WeightBook(long most) {
        this.most = Math.min(most, Integer.MAX_VALUE - 8);
    }

    /**
     * The addresses of an array of the network.
     *
     * @throws IllegalArgumentException if that makes more numbers than there may be
     */
    WeightView array(String name, int... shape) {
        long length = 1;
        for (int axis : shape) {
            length = Math.multiplyExact(length, axis);
        }
        if (size + length > most) {
            throw new IllegalArgumentException("array " + name + " of shape " + Arrays.toString(shape)
                    + " makes more numbers than the " + most + " there are");
        }
        WeightView view = WeightView.from(size, shape);
        if (arrays.put(name, view) != null) {
            throw new IllegalStateException("array " + name + " is taken up twice");
        }
        size += (int) length;
        return view;
    }

    /** All arrays by name. */
    Map<String, WeightView> arrays() {
        return Collections.unmodifiableMap(arrays);
    }

    /** Numbers in all arrays. */
    int size() {
        return size;
    }
}
