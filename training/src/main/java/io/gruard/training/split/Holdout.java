package io.gruard.training.split;

import io.gruard.core.Records;
import io.gruard.core.Split;
import java.util.List;

/**
 * Holds out one part of the rows.
 *
 * @param fraction fraction of the rows to hold out, above 0 and below 1
 * @param grouped whether rows of one group stay together; otherwise the split is stratified by class
 * @param seed random seed
 */
public record Holdout(double fraction, boolean grouped, long seed) implements Splitter {
    public Holdout {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException("held-out fraction: expected above 0 and below 1, found " + fraction);
        }
    }

    /** Holds out the same fraction of every class. A class with at least two rows has at least one on each side. */
    public static Holdout stratified(double fraction, long seed) {
        return new Holdout(fraction, false, seed);
    }

    /** Holds out whole groups, with about the fraction of every class. */
    public static Holdout grouped(double fraction, long seed) {
        return new Holdout(fraction, true, seed);
    }

    @Override
    public List<Split> split(Records records) {
        return List.of(hold(records));
    }

    /** Makes the split. */
    public Split hold(Records records) {
        double[] shares = {1 - fraction, fraction};
        Assignment assignment = grouped
                ? Assignment.ofGroups(records, shares, seed)
                : Assignment.ofRows(records.labels(), shares, seed);
        return assignment.split(records, 1);
    }
}
