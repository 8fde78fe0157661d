package io.gruard.training.novelty;

import io.gruard.core.Matrix;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Some rows of many. */
final class Sampling {
    private Sampling() {}

    /** At most {@code expected} rows: all, or the first of a shuffle, in rising order. */
    static Matrix of(Matrix all, int expected, SplittableRandom random) {
        if (all.rows() <= expected) {
            return all;
        }
        return all.select(of(IntStream.range(0, all.rows()).toArray(), expected, random));
    }

    /** The same of numbers, which come in rising order. */
    static int[] of(int[] all, int expected, SplittableRandom random) {
        if (all.length <= expected) {
            return all;
        }
        int[] order = all.clone();
        for (int i = 0; i < expected; i++) {
            int j = i + random.nextInt(order.length - i);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        int[] chosen = Arrays.copyOf(order, expected);
        Arrays.sort(chosen);
        return chosen;
    }
}
