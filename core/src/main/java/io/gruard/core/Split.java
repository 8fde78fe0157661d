package io.gruard.core;

import java.util.BitSet;

/** Rows for fitting and rows held out for testing. Only this class creates {@link TrainingRows}. */
public final class Split {
    private final TrainingRows training;
    private final Records heldOut;

    private Split(Records training, Records heldOut) {
        if (training.rows() == 0) {
            throw new IllegalArgumentException("split of '" + training.part() + "' has no training rows");
        }
        this.training = new TrainingRows(training);
        this.heldOut = heldOut;
    }

    /**
     * Splits records by row index (from 0). Rows in neither list are omitted.
     *
     * @throws IllegalArgumentException if a row occurs twice
     */
    public static Split byRows(Records all, int[] trainingRows, int[] heldOutRows) {
        BitSet taken = new BitSet(all.rows());
        requireOnce(taken, trainingRows);
        requireOnce(taken, heldOutRows);
        return new Split(all.select(trainingRows), all.select(heldOutRows));
    }

    /**
     * Uses the split of the data set's publishers: two of its parts.
     *
     * @throws IllegalArgumentException if both are the same part, or if their schemas or classes differ
     */
    public static Split official(Records training, Records test) {
        if (training.part().equals(test.part())) {
            throw new IllegalArgumentException("part '" + test.part() + "' cannot be both training and test data");
        }
        training.table().schema().requireSame(test.table().schema());
        if (!training.classes().equals(test.classes())) {
            throw new IllegalArgumentException(
                    "classes differ: training " + training.classes() + ", test " + test.classes());
        }
        return new Split(training, test);
    }

    /** Uses all rows for training. For a final model that is tested on another part or not at all. */
    public static Split allForTraining(Records all) {
        return new Split(all, all.select(new int[0]));
    }

    private static void requireOnce(BitSet taken, int[] rows) {
        for (int row : rows) {
            if (taken.get(row)) {
                throw new IllegalArgumentException("row " + row + " occurs twice in a split");
            }
            taken.set(row);
        }
    }

    public TrainingRows training() {
        return training;
    }

    /** The rows held out for testing. */
    public Records heldOut() {
        return heldOut;
    }
}
