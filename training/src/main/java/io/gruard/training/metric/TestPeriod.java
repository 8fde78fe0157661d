package io.gruard.training.metric;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The time that test rows cover, and how it is cut for rates over time.
 *
 * @param from the first time stamp, in seconds since 1970-01-01 UTC
 * @param to the last one
 * @param binSeconds length of a bin: an hour, less for a period of few hours, more for one of many weeks
 * @param order the rows in the order of time
 */
public record TestPeriod(double from, double to, int binSeconds, int[] order) {
    private static final int HOUR = 3_600;

    /** Lengths of bins, each a multiple or a part of an hour. */
    private static final int[] LENGTHS = {1, 5, 15, 60, 300, 900, HOUR, 6 * HOUR, 24 * HOUR, 7 * 24 * HOUR};

    /** A shorter period is cut into parts of an hour. */
    private static final int MIN_HOURS = 6;

    private static final int MAX_BINS = 1_000;

    /** A shorter period says nothing of a day. */
    private static final double MIN_SECONDS_OF_DAILY_RATE = HOUR;

    private static final double DAY = 86_400;

    static TestPeriod of(double[] times) {
        int[] order = IntStream.range(0, times.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> times[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        double from = order.length == 0 ? 0 : times[order[0]];
        double to = order.length == 0 ? 0 : times[order[order.length - 1]];
        return new TestPeriod(from, to, binSeconds(to - from), order);
    }

    private static int binSeconds(double seconds) {
        int chosen = LENGTHS[LENGTHS.length - 1];
        for (int i = LENGTHS.length - 1; i >= 0; i--) {
            boolean fits = seconds / LENGTHS[i] <= MAX_BINS;
            boolean fineEnough = chosen > HOUR || seconds < (double) MIN_HOURS * chosen;
            if (fits && fineEnough) {
                chosen = LENGTHS[i];
            }
        }
        return chosen;
    }

    /** Its length in days. */
    public double days() {
        return (to - from) / DAY;
    }

    /** Whether it is long enough, an hour or more, to state what happens in a day. */
    public boolean statesDailyRates() {
        return to - from >= MIN_SECONDS_OF_DAILY_RATE;
    }

    /** Bins begin at whole multiples of their length, in UTC. */
    double firstBin() {
        return Math.floor(from / binSeconds) * binSeconds;
    }

    /** Number of the bin of a time. */
    int bin(double time) {
        return (int) ((time - firstBin()) / binSeconds);
    }

    /** Number of bins. */
    int bins() {
        return bin(to) + 1;
    }
}
