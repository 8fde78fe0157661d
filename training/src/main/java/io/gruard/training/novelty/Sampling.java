package io.gruard.training.novelty;

import io.gruard.core.Matrix;
import io.gruard.core.Shuffle;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Draws a sample of rows. */
final class Sampling {
    private Sampling() {}

    /** Draws at most {@code max} rows without replacement and keeps their order. */
    static Matrix of(Matrix all, int max, SplittableRandom random) {
        if (all.rows() <= max) {
            return all;
        }
        return all.select(of(IntStream.range(0, all.rows()).toArray(), max, random));
    }

    /** Draws at most {@code max} of ascending numbers without replacement and keeps their order. */
    static int[] of(int[] all, int max, SplittableRandom random) {
        if (all.length <= max) {
            return all;
        }
        int[] chosen = Shuffle.sample(all, max, random);
        Arrays.sort(chosen);
        return chosen;
    }
}
