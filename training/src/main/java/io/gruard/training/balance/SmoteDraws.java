package io.gruard.training.balance;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The random part of SMOTE for one class, one entry a synthetic row.
 *
 * @param neighbours k
 * @param rows the row it starts from, an index into the class's rows
 * @param ranks which neighbour of it, 0 the nearest
 * @param steps how far it goes towards that neighbour, from 0 (inclusive) to 1 (exclusive)
 */
record SmoteDraws(int neighbours, int[] rows, int[] ranks, double[] steps) {
    static SmoteDraws random(int count, int classRows, int neighbours, SplittableRandom random) {
        int[] rows = new int[count];
        int[] ranks = new int[count];
        double[] steps = new double[count];
        for (int i = 0; i < count; i++) {
            rows[i] = random.nextInt(classRows);
            ranks[i] = random.nextInt(neighbours);
            steps[i] = random.nextDouble();
        }
        return new SmoteDraws(neighbours, rows, ranks, steps);
    }

    /** Number of synthetic rows. */
    int count() {
        return rows.length;
    }

    /** The rows drawn, each once, ascending. */
    int[] distinctRows() {
        return Arrays.stream(rows).sorted().distinct().toArray();
    }
}
