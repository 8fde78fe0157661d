package io.gruard.training.split;

import io.gruard.core.Records;
import io.gruard.core.Split;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holds out each of several folds in turn.
 *
 * @param count number of folds, at least 2
 * @param grouped whether rows of one group stay together; else each class is spread by itself
 * @param seed of the choice
 */
public record Folds(int count, boolean grouped, long seed) implements Splitter {
    public Folds {
        if (count < 2) {
            throw new IllegalArgumentException("at least 2 folds expected, found " + count);
        }
    }

    /** Every class spread evenly over the folds. */
    public static Folds stratified(int count, long seed) {
        return new Folds(count, false, seed);
    }

    /** Whole groups, every class spread over the folds as evenly as its groups allow. */
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
