package io.gruard.training.balance;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The random numbers of SMOTE for one class, one entry for each synthetic row.
 *
 * @param neighbours k
 * @param rows the real row x, an index into the rows of the class
 * @param ranks rank of the neighbour y among the neighbours of x; 0 is the nearest
 * @param steps λ, from 0 (inclusive) to 1 (exclusive)
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

    /** Returns the number of synthetic rows. */
    int count() {
        return rows.length;
    }

    /** Returns the distinct drawn rows in ascending order. */
    int[] distinctRows() {
        return Arrays.stream(rows).sorted().distinct().toArray();
    }
}
