package io.gruard.core;

import java.util.BitSet;

/** Rows to fit on and rows to judge by. The only maker of {@link TrainingRows}. */
public final class Split {
    private final TrainingRows training;
    private final Records held;

    private Split(Records training, Records held) {
        if (training.rows() == 0) {
            throw new IllegalArgumentException("a split of '" + training.part() + "' leaves no row to train on");
        }
        this.training = new TrainingRows(training);
        this.held = held;
    }

    /**
     * A split by row indices (from 0) of the same records. Rows in neither list are left out.
     *
     * @throws IllegalArgumentException if a row is named twice
     */
    public static Split byRows(Records all, int[] trainingRows, int[] heldRows) {
        BitSet taken = new BitSet(all.rows());
        requireOnce(taken, trainingRows);
        requireOnce(taken, heldRows);
        return new Split(all.select(trainingRows), all.select(heldRows));
    }

    /**
     * A split that the publishers of a data set made: two of its parts.
     *
     * @throws IllegalArgumentException if both are the same part or they differ in schema or classes
     */
    public static Split official(Records training, Records test) {
        if (training.part().equals(test.part())) {
            throw new IllegalArgumentException("part '" + test.part() + "' cannot be both training and test part");
        }
        training.table().schema().requireSame(test.table().schema());
        if (!training.classes().equals(test.classes())) {
            throw new IllegalArgumentException(
                    "classes differ: training " + training.classes() + ", test " + test.classes());
        }
        return new Split(training, test);
    }

    /** All rows to train on, none held: for a final model, whose judge is another part or nobody. */
    public static Split nothingHeld(Records all) {
        return new Split(all, all.select(new int[0]));
    }

    private static void requireOnce(BitSet taken, int[] rows) {
        for (int row : rows) {
            if (taken.get(row)) {
                throw new IllegalArgumentException("row " + row + " is named twice in a split");
            }
            taken.set(row);
        }
    }

    public TrainingRows training() {
        return training;
    }

    /** The rows to judge by. */
    public Records held() {
        return held;
    }
}
