package io.gruard.training.split;

import io.gruard.core.Labels;
import io.gruard.core.Records;
import io.gruard.core.Shuffle;
import io.gruard.core.Split;
import java.util.Arrays;
import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The fold of each row.
 *
 * @param foldOfRow one fold for each row
 */
record Assignment(int[] foldOfRow) {

    /** Distributes the rows of every class over the folds. The shares of the folds add up to 1. */
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
            Shuffle.inPlace(rows, random);
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
     * Computes the number of rows of each class in each fold. The remainder after rounding down goes to the folds that are
     * furthest below their share of all rows so far. Folds of equal shares then differ by at most one row of a class, and
     * their sizes stay about equal.
     */
    private static int[][] quotas(int[] rowsOfClass, double[] shares) {
        int[][] quotas = new int[rowsOfClass.length][shares.length];
        double[] debt = new double[shares.length];
        for (int c = 0; c < rowsOfClass.length; c++) {
            int left = rowsOfClass[c];
            for (int fold = 0; fold < shares.length; fold++) {
                double exact = rowsOfClass[c] * shares[fold];
                // Without the epsilon, products such as 10 * (1 - 0.9) lose a row to rounding.
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

    /** Moves a row from the fullest fold to an empty one if the class has at least as many rows as there are folds. */
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
     * Puts whole groups into folds, the largest first. Each goes to the fold where its most frequent class is furthest below
     * its share. The method is greedy, so the folds are not always as even as possible.
     *
     * @throws IllegalArgumentException if there are fewer groups than folds
     */
    static Assignment ofGroups(Records records, double[] shares, long seed) {
        int[] groupOfRow = records.groupOfRow();
        int groups = Arrays.stream(groupOfRow).max().orElse(-1) + 1;
        if (groups < shares.length) {
            throw new IllegalArgumentException("part '" + records.part() + "': expected at least " + shares.length
                    + " groups of rows to split, found " + groups);
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

    /** Returns the groups by descending size. Groups of equal size are in random order. */
    private static int[] order(int[] sizes, long seed) {
        return Arrays.stream(Shuffle.order(sizes.length, new SplittableRandom(seed)))
                .boxed()
                .sorted(Comparator.comparingInt((Integer group) -> sizes[group]).reversed())
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int[] foldsOfGroups(int[] order, int[][] byClass, int[] rowsOfClass, double[] shares) {
        int[] foldOfGroup = new int[order.length];
        double[][] room = new double[shares.length][rowsOfClass.length];
        double[] totalRoom = new double[shares.length];
        for (int fold = 0; fold < shares.length; fold++) {
            for (int c = 0; c < rowsOfClass.length; c++) {
                room[fold][c] = rowsOfClass[c] * shares[fold];
                totalRoom[fold] += room[fold][c];
            }
        }
        for (int group : order) {
            int mostFrequent = mostFrequent(byClass[group]);
            int best = 0;
            for (int fold = 1; fold < shares.length; fold++) {
                // Shares may differ, so folds are compared by the missing part of their share.
                double difference = room[fold][mostFrequent] / shares[fold] - room[best][mostFrequent] / shares[best];
                if (difference > 0
                        || (difference == 0 && totalRoom[fold] / shares[fold] > totalRoom[best] / shares[best])) {
                    best = fold;
                }
            }
            foldOfGroup[group] = best;
            for (int c = 0; c < rowsOfClass.length; c++) {
                room[best][c] -= byClass[group][c];
                totalRoom[best] -= byClass[group][c];
            }
        }
        return foldOfGroup;
    }

    private static int mostFrequent(int[] counts) {
        int best = 0;
        for (int c = 1; c < counts.length; c++) {
            if (counts[c] > counts[best]) {
                best = c;
            }
        }
        return best;
    }

    /** Makes the split that holds out one fold. */
    Split split(Records records, int heldOutFold) {
        int[] training = IntStream.range(0, foldOfRow.length)
                .filter(row -> foldOfRow[row] != heldOutFold)
                .toArray();
        int[] heldOut = IntStream.range(0, foldOfRow.length)
                .filter(row -> foldOfRow[row] == heldOutFold)
                .toArray();
        return Split.byRows(records, training, heldOut);
    }
}
