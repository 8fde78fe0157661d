package io.gruard.training.rule;

import java.util.function.IntPredicate;

/**
 * Counts labelled rows by what they are and whether they were classified as an attack.
 *
 * @param attacks rows that are attacks
 * @param found attack rows that were classified as an attack
 * @param benign rows that are benign
 * @param falsePositives benign rows that were classified as an attack
 */
public record DetectionCounts(int attacks, int found, int benign, int falsePositives) {
    public DetectionCounts {
        if (found < 0 || found > attacks || falsePositives < 0 || falsePositives > benign) {
            throw new IllegalArgumentException("found " + found + " of " + attacks + " attacks and " + falsePositives
                    + " of " + benign + " benign rows");
        }
    }

    /**
     * Counts some of the rows.
     *
     * @param attack whether each row is an attack
     * @param called whether each row was classified as one
     * @param counted the rows that count, by index
     */
    public static DetectionCounts of(boolean[] attack, boolean[] called, IntPredicate counted) {
        RowCounter counter = new RowCounter();
        for (int row = 0; row < attack.length; row++) {
            if (counted.test(row)) {
                counter.add(attack[row], called[row]);
            }
        }
        return counter.counts();
    }

    /** Counts all rows. */
    public static DetectionCounts of(boolean[] attack, boolean[] called) {
        return of(attack, called, row -> true);
    }

    /** Share of the attack rows that were found; 0 without attack rows. */
    public double detectionRate() {
        return attacks == 0 ? 0 : (double) found / attacks;
    }

    /** Share of the benign rows that were classified as an attack; 0 without benign rows. */
    public double falsePositiveRate() {
        return benign == 0 ? 0 : (double) falsePositives / benign;
    }

    /** Youden's index: detection rate minus false-positive rate (Youden 1950). */
    public double youden() {
        return detectionRate() - falsePositiveRate();
    }

    /** Rows classified as an attack, rightly or not. */
    public int called() {
        return found + falsePositives;
    }

    /** The counts of these rows and others. */
    public DetectionCounts plus(DetectionCounts other) {
        return new DetectionCounts(
                attacks + other.attacks,
                found + other.found,
                benign + other.benign,
                falsePositives + other.falsePositives);
    }

    /** Counts rows one by one. */
    public static final class RowCounter {
        private int attacks;
        private int found;
        private int benign;
        private int falsePositives;

        /** Counts a row. */
        public void add(boolean attack, boolean called) {
            if (attack) {
                attacks++;
                found += called ? 1 : 0;
            } else {
                benign++;
                falsePositives += called ? 1 : 0;
            }
        }

        /** The counts so far. */
        public DetectionCounts counts() {
            return new DetectionCounts(attacks, found, benign, falsePositives);
        }
    }
}
