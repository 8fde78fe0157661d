package io.gruard.training.split;

import io.gruard.core.Labels;
import io.gruard.core.Records;
import io.gruard.core.Split;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Which fold each row is in.
 *
 * @param foldOfRow one fold a row
 */
record Assignment(int[] foldOfRow) {

    /** Spreads the rows of every class over the folds in these shares, which add up to 1. */
    static Assignment ofRows(Labels labels, double[] shares, long seed) {
        int classes = labels.classes().size();
        int[] classOfRow = labels.classOfRow();
        int[][] counts = quotas(labels.counts(), shares);
        SplittableRandom random = new SplittableRandom(seed);
        int[] foldOfRow = new int[classOfRow.length];
        for (int c = 0; c < classes; c++) {
            int expected = c;
            int[] rows = IntStream.range(0, classOfRow.length)
                    .filter(row -> classOfRow[row] == expected)
                    .toArray();
            shuffle(rows, random);
            int at = 0;
            for (int fold = 0; fold < shares.length; fold++) {
                for (int i = 0; i < counts[c][fold]; i++) {
                    foldOfRow[rows[at++]] = fold;
                }
            }
        }
        return new Assignment(foldOfRow);
    }

    /**
     * How many rows of each class each fold gets. What is left over after rounding down goes to the folds that are furthest below their
     * share of all rows so far, so that folds differ by at most one row of a class and stay about equal in all.
     */
    private static int[][] quotas(int[] rowsOfClass, double[] shares) {
        int[][] quotas = new int[rowsOfClass.length][shares.length];
        double[] debt = new double[shares.length];
        for (int c = 0; c < rowsOfClass.length; c++) {
            int left = rowsOfClass[c];
            for (int fold = 0; fold < shares.length; fold++) {
                double exact = rowsOfClass[c] * shares[fold];
                // The epsilon keeps 10 * (1 - 0.9) and the like from losing a row to rounding.
                quotas[c][fold] = (int) Math.floor(exact + 1e-9);
                left -= quotas[c][fold];
                debt[fold] += exact - quotas[c][fold];
            }
            boolean[] topped = new boolean[shares.length];
            for (; left > 0; left--) {
                int neediest = neediest(debt, topped);
                topped[neediest] = true;
                quotas[c][neediest]++;
                debt[neediest]--;
            }
            leaveNoneEmpty(quotas[c], rowsOfClass[c]);
        }
        return quotas;
    }

    private static int neediest(double[] debt, boolean[] topped) {
        int best = -1;
        for (int fold = 0; fold < debt.length; fold++) {
            if (!topped[fold] && (best < 0 || debt[fold] > debt[best])) {
                best = fold;
            }
        }
        return best;
    }

    /** Gives an empty fold a row of the fullest one where the class has as many rows as folds. */
    private static void leaveNoneEmpty(int[] quotas, int rows) {
        if (rows < quotas.length) {
            return;
        }
        for (int fold = 0; fold < quotas.length; fold++) {
            if (quotas[fold] == 0) {
                int fullest = IntStream.range(0, quotas.length)
                        .boxed()
                        .max(Comparator.comparingInt(other -> quotas[other]))
                        .orElseThrow();
                quotas[fullest]--;
                quotas[fold]++;
            }
        }
    }

    /**
     * Puts whole groups into folds, the largest first, each where its commonest class is furthest below its share: greedy, hence not
     * always as even as could be.
     *
     * @throws IllegalArgumentException if there are fewer groups than folds
     */
    static Assignment ofGroups(Records records, double[] shares, long seed) {
        int[] groupOfRow = records.groupOfRow();
        int groups = Arrays.stream(groupOfRow).max().orElse(-1) + 1;
        if (groups < shares.length) {
            throw new IllegalArgumentException("'" + records.part() + "' has " + groups
                    + " groups of rows, expected at least " + shares.length + " to split it");
        }
        int[] classOfRow = records.labels().classOfRow();
        int classes = records.classes().size();
        int[] sizes = new int[groups];
        int[][] byClass = new int[groups][classes];
        for (int row = 0; row < groupOfRow.length; row++) {
            sizes[groupOfRow[row]]++;
            byClass[groupOfRow[row]][classOfRow[row]]++;
        }
        int[] foldOfGroup =
                foldsOfGroups(order(sizes, seed), byClass, records.labels().counts(), shares);
        return new Assignment(
                Arrays.stream(groupOfRow).map(group -> foldOfGroup[group]).toArray());
    }

    /** Groups, the largest first, equal ones in random order. */
    private static int[] order(int[] sizes, long seed) {
        int[] order = IntStream.range(0, sizes.length).toArray();
        shuffle(order, new SplittableRandom(seed));
        return Arrays.stream(order)
                .boxed()
                .sorted(Comparator.comparingInt((Integer group) -> sizes[group]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int[] foldsOfGroups(int[] order, int[][] byClass, int[] rowsOfClass, double[] shares) {
        int[] foldOfGroup = new int[order.length];
        double[][] room = new double[shares.length][rowsOfClass.length];
        double[] roomInAll = new double[shares.length];
        for (int fold = 0; fold < shares.length; fold++) {
            for (int c = 0; c < rowsOfClass.length; c++) {
                room[fold][c] = rowsOfClass[c] * shares[fold];
                roomInAll[fold] += room[fold][c];
            }
        }
        for (int group : order) {
            int commonest = commonest(byClass[group]);
            int best = 0;
            for (int fold = 1; fold < shares.length; fold++) {
                // Shares may differ, so what counts is the part of its share that a fold still lacks.
                double difference = room[fold][commonest] / shares[fold] - room[best][commonest] / shares[best];
                if (difference > 0
                        || (difference == 0 && roomInAll[fold] / shares[fold] > roomInAll[best] / shares[best])) {
                    best = fold;
                }
            }
            foldOfGroup[group] = best;
            for (int c = 0; c < rowsOfClass.length; c++) {
                room[best][c] -= byClass[group][c];
                roomInAll[best] -= byClass[group][c];
            }
        }
        return foldOfGroup;
    }

    private static int commonest(int[] counts) {
        int best = 0;
        for (int c = 1; c < counts.length; c++) {
            if (counts[c] > counts[best]) {
                best = c;
            }
        }
        return best;
    }

    private static void shuffle(int[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = values[i];
            values[i] = values[j];
            values[j] = swapped;
        }
    }

    /** The split that holds out one fold. */
    Split split(Records records, int heldFold) {
        int[] training = IntStream.range(0, foldOfRow.length)
                .filter(row -> foldOfRow[row] != heldFold)
                .toArray();
        int[] held = IntStream.range(0, foldOfRow.length)
                .filter(row -> foldOfRow[row] == heldFold)
                .toArray();
        return Split.byRows(records, training, held);
    }
}
