package io.gruard.datasets.read;

import java.util.Arrays;

/** Whole numbers in the order in which they are added. Its array grows by half, so that n additions cost O(n) together. */
final class IntList {
    private static final int MIN_CAPACITY = 16;
    private static final int MAX_CAPACITY = Integer.MAX_VALUE - 8;

    private int[] values;
    private int size;

    /** @param expectedSize how many numbers are expected; more may come */
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
