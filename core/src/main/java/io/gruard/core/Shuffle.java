package io.gruard.core;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Puts integers into random order. Every order is equally likely (Fisher and Yates 1938; Durstenfeld 1964, CACM algorithm
 * 235). The methods draw different random numbers, so one cannot replace another without changing results.
 */
public final class Shuffle {
    private Shuffle() {}

    /** Shuffles an array in place, from its end to its start. */
    public static void inPlace(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            swap(values, i, random.nextInt(i + 1));
        }
    }

    /** Returns the numbers from 0 to {@code count - 1}, shuffled by {@link #inPlace}. */
    public static int[] order(int count, SplittableRandom random) {
        int[] order = IntStream.range(0, count).toArray();
        inPlace(order, random);
        return order;
    }

    /** Fills an array with the numbers from 0 to its length minus 1, shuffled while they are filled in ("inside out"). */
    public static void fill(int[] order, SplittableRandom random) {
        for (int i = 0; i < order.length; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
    }

    /**
     * Draws values without replacement: the first ones of a shuffle that ends when they are known.
     *
     * @param values are not changed
     * @param count at most the number of values
     * @return in the order in which they were drawn
     */
    public static int[] sample(int[] values, int count, SplittableRandom random) {
        int[] order = values.clone();
        for (int i = 0; i < count; i++) {
            swap(order, i, i + random.nextInt(order.length - i));
        }
        return Arrays.copyOf(order, count);
    }

    private static void swap(int[] values, int i, int j) {
        int swapped = values[i];
        values[i] = values[j];
        values[j] = swapped;
    }
}
