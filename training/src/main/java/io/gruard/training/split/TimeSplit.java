package io.gruard.training.split;

import io.gruard.core.Records;
import io.gruard.core.Split;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Trains on the first rows by time stamp and holds out the rest. The order of rows in the file plays no part. Rows with the
 * same time stamp stay on one side, so the cut moves to the nearest change of the time stamp.
 *
 * @param fraction of the rows to train on, above 0 and below 1
 */
public record TimeSplit(double fraction) {
    public TimeSplit {
        if (!(fraction > 0 && fraction < 1)) {
            throw new IllegalArgumentException(
                    "the fraction trained on must be above 0 and below 1, found " + fraction);
        }
    }

    /**
     * Makes the one split. Rows keep their order on both sides.
     *
     * @throws IllegalArgumentException if rows have no time stamps, or all have the same one
     */
    public Split hold(Records records) {
        double[] times = records.context().times();
        if (!records.context().timed()) {
            throw new IllegalArgumentException("'" + records.part() + "' has no time stamps, expected one for each row;"
                    + " name their column in the descriptor, such as 'time: ts'");
        }
        int[] order = IntStream.range(0, times.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> times[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        int cut = cut(times, order, records.part());
        int[] earlier = Arrays.copyOf(order, cut);
        int[] later = Arrays.copyOfRange(order, cut, order.length);
        Arrays.sort(earlier);
        Arrays.sort(later);
        return Split.byRows(records, earlier, later);
    }

    private int cut(double[] times, int[] order, String part) {
        double exact = fraction * order.length;
        int nearest = 0;
        for (int at = 1; at < order.length; at++) {
            boolean changes = times[order[at - 1]] < times[order[at]];
            if (changes && (nearest == 0 || Math.abs(at - exact) < Math.abs(nearest - exact))) {
                nearest = at;
            }
        }
        if (nearest == 0) {
            throw new IllegalArgumentException("'" + part + "': all " + order.length
                    + " rows have the same time stamp, expected two different ones to split by time");
        }
        return nearest;
    }
}
