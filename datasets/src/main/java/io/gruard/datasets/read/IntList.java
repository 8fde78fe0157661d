package io.gruard.datasets.read;

import java.util.Arrays;

/** A growing list of integers. The array grows by half, so n additions cost O(n). */
final class IntList {
    private static final int MIN_CAPACITY = 16;
    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;

    private int[] values;
    private int size;

    /** @param expectedSize expected number of integers; more may follow */
    IntList(int expectedSize) {
        values = new int[Math.max(expectedSize, MIN_CAPACITY)];
    }

    void add(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, (int) Math.min((long) size + (size >> 1), MAX_CAPACITY));
        }
        values[size++] = value;
    }

    int get(int index) {
        return values[index];
    }

    int size() {
        return size;
    }

    int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
