package io.gruard.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShuffleTest {
    private static final int TRIALS = 60_000;

    private interface Order {
        int[] draw(SplittableRandom random);
    }

    /** Six orders of three numbers, each about as often as the others; six standard deviations are tolerated. */
    private static void assertUniform(Order order) {
        SplittableRandom random = new SplittableRandom(3);
        int[] counts = new int[27];
        for (int i = 0; i < TRIALS; i++) {
            int[] drawn = order.draw(random);
            counts[9 * drawn[0] + 3 * drawn[1] + drawn[2]]++;
        }
        List<Integer> occurring =
                Arrays.stream(counts).filter(count -> count > 0).boxed().toList();
        double tolerance = 6 * Math.sqrt(TRIALS / 6.0 * 5 / 6);
        assertThat(occurring)
                .hasSize(6)
                .allSatisfy(count -> assertThat(Math.abs(count - TRIALS / 6.0)).isLessThan(tolerance));
    }

    @Test
    void everyOrderIsEquallyLikely() {
        assertUniform(random -> Shuffle.order(3, random));
        assertUniform(random -> {
            int[] order = new int[3];
            Shuffle.fill(order, random);
            return order;
        });
        assertUniform(random -> Shuffle.sample(new int[] {0, 1, 2}, 3, random));
    }

    /** Results depend on these orders to the bit. */
    @Test
    void ordersOfASeedStay() {
        int[] filled = new int[8];
        Shuffle.fill(filled, new SplittableRandom(1));

        assertThat(Shuffle.order(8, new SplittableRandom(1))).containsExactly(4, 7, 6, 3, 2, 1, 0, 5);
        assertThat(filled).containsExactly(5, 4, 7, 6, 2, 0, 3, 1);
        assertThat(Shuffle.sample(IntStream.range(0, 8).toArray(), 4, new SplittableRandom(1)))
                .containsExactly(5, 1, 3, 0);
    }

    @Test
    void sampleDrawsEachValueOnceAndLeavesTheValues() {
        int[] values = {5, 6, 7, 8, 9};

        assertThat(Shuffle.sample(values, 5, new SplittableRandom(2))).containsExactlyInAnyOrder(values);
        assertThat(values).containsExactly(5, 6, 7, 8, 9);
    }
}
