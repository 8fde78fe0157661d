package io.gruard.training.split;

import io.gruard.core.Records;
import io.gruard.core.Split;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits rows into folds and holds out each fold once.
 *
 * @param count number of folds, at least 2
 * @param grouped whether rows of one group stay together; otherwise the folds are stratified by class
 * @param seed random seed
 */
public record Folds(int count, boolean grouped, long seed) implements Splitter {
    public Folds {
        if (count < 2) {
            throw new IllegalArgumentException("expected at least 2 folds, found " + count);
        }
    }

    /** Makes folds with the same share of every class. */
    public static Folds stratified(int count, long seed) {
        return new Folds(count, false, seed);
    }

    /** Makes folds of whole groups. Classes are distributed as evenly as the groups allow. */
    public static Folds grouped(int count, long seed) {
        return new Folds(count, true, seed);
    }

    /** @throws IllegalArgumentException if there are fewer rows, or groups, than folds */
    @Override
    public List<Split> split(Records records) {
        double[] shares = new double[count];
        Arrays.fill(shares, 1.0 / count);
        Assignment assignment = grouped
                ? Assignment.ofGroups(records, shares, seed)
                : Assignment.ofRows(records.labels(), shares, seed);
        return IntStream.range(0, count)
                .mapToObj(fold -> assignment.split(records, fold))
                .toList();
    }
}
