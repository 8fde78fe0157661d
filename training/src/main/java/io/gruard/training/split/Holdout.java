package io.gruard.training.split;

import io.gruard.core.Records;
import io.gruard.core.Split;
import java.util.List;

/**
 * Holds out one part of the rows.
 *
 * @param fraction of the rows to hold out, above 0 and below 1
 * @param grouped whether rows of one group stay together; else each class is split by itself
 * @param seed of the choice
 */
public record Holdout(double fraction, boolean grouped, long seed) implements Splitter {
    public Holdout {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException("the fraction held out must be above 0 and below 1, found " + fraction);
        }
    }

    /** The same fraction of every class; of a class with at least two rows at least one on either side. */
    public static Holdout stratified(double fraction, long seed) {
        return new Holdout(fraction, false, seed);
    }

    /** Whole groups, about the fraction of every class. */
    public static Holdout grouped(double fraction, long seed) {
        return new Holdout(fraction, true, seed);
    }

    @Override
    public List<Split> split(Records records) {
        return List.of(hold(records));
    }

    /** The one split. */
    public Split hold(Records records) {
        double[] shares = {1 - fraction, fraction};
        Assignment assignment = grouped
                ? Assignment.ofGroups(records, shares, seed)
                : Assignment.ofRows(records.labels(), shares, seed);
        return assignment.split(records, 1);
    }
}
