package io.gruard.bench.engine;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Prints one workload's results: speed and memory of every side, and the speed-up of the first compared with each. */
final class ResultTable {
    private ResultTable() {}

    static void print(PrintWriter out, Workload workload, List<Measured> sides) {
        Measured first = sides.get(0);
        out.printf(
                Locale.ROOT, "%s, %d rounds%n", workload.title(), first.rounds().size());
        boolean singleRow = workload.task() == TimedTask.ROW;
        out.printf(
                "  %-28s %10s %23s   %-26s %s%n",
                "",
                singleRow ? "p50 ms" : "rows/s",
                singleRow ? "p99 ms" : "range of rounds",
                "gruard's speed-up (rounds)",
                "peak memory");
        for (Measured side : sides) {
            out.printf(
                    Locale.ROOT,
                    "  %-28s %10s %23s   %-26s %,d MiB%n",
                    side.side().title(),
                    singleRow
                            ? "%.3f".formatted(1e3 * side.quantile(0.5))
                            : "%,.0f".formatted(workload.rows() / side.seconds()),
                    singleRow ? "%.3f".formatted(1e3 * side.quantile(0.99)) : range(side, workload.rows()),
                    side.side() == first.side() ? "" : ratios(first.medians(), side.medians()),
                    side.maxBytes() >> 20);
        }
        out.println();
        out.flush();
    }

    private static String range(Measured side, int rows) {
        double[] sorted = side.medians();
        Arrays.sort(sorted);
        return String.format(Locale.ROOT, "%,.0f – %,.0f", rows / sorted[sorted.length - 1], rows / sorted[0]);
    }

    /** Compares round by round: both sides of a round ran under the same load. */
    private static String ratios(double[] first, double[] other) {
        double[] ratios = IntStream.range(0, first.length)
                .mapToDouble(round -> other[round] / first[round])
                .sorted()
                .toArray();
        return String.format(
                Locale.ROOT, "%.2f (%.2f – %.2f)", Measured.median(ratios), ratios[0], ratios[ratios.length - 1]);
    }
}
