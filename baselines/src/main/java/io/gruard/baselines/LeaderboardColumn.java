package io.gruard.baselines;

import io.gruard.core.Classes;
import io.gruard.training.metric.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * A column of the leaderboard.
 *
 * @param title heading of the column
 * @param cell text of a row: a figure, or a mean and a standard deviation separated by {@code ±}
 */
record LeaderboardColumn(String title, Function<LeaderboardRow, String> cell) {
    /** Separates mean and standard deviation. */
    static final String PLUS_MINUS = " ± ";

    /** Returns all columns in the order shown. */
    static List<LeaderboardColumn> all(Classes classes) {
        List<LeaderboardColumn> columns = new ArrayList<>(figures(classes));
        columns.addAll(costs());
        return columns;
    }

    /** Returns the columns of quality. */
    static List<LeaderboardColumn> figures(Classes classes) {
        List<LeaderboardColumn> columns = new ArrayList<>(List.of(
                percent("accuracy, %", LeaderboardRow::accuracy),
                number("macro-F1", LeaderboardRow::macroF1),
                number("MCC", LeaderboardRow::mcc),
                percent("false-positive rate, %", LeaderboardRow::falsePositiveRate),
                percent("detection rate, %", LeaderboardRow::detectionRate)));
        for (int c = 0; c < classes.size(); c++) {
            int index = c;
            columns.add(percent(
                    "recall " + classes.name(c) + ", %",
                    leaderboardRow -> leaderboardRow.recall().get(index)));
        }
        columns.add(new LeaderboardColumn("p against the best", LeaderboardColumn::p));
        return columns;
    }

    /** Returns the columns of cost. */
    static List<LeaderboardColumn> costs() {
        return List.of(
                new LeaderboardColumn(
                        "fitting, s",
                        leaderboardRow ->
                                significant(leaderboardRow.trainSeconds().mean())),
                new LeaderboardColumn(
                        "scoring, µs a row",
                        leaderboardRow ->
                                significant(leaderboardRow.microsecondsPerRow().mean())),
                new LeaderboardColumn("size, kB", leaderboardRow -> significant(leaderboardRow.bytes() / 1e3)));
    }

    private static LeaderboardColumn percent(String title, Function<LeaderboardRow, Spread> figure) {
        return new LeaderboardColumn(title, leaderboardRow -> spread(figure.apply(leaderboardRow), 100, "%.2f"));
    }

    private static LeaderboardColumn number(String title, Function<LeaderboardRow, Spread> figure) {
        return new LeaderboardColumn(title, leaderboardRow -> spread(figure.apply(leaderboardRow), 1, "%.3f"));
    }

    /** Formats the mean, and the standard deviation if there are several seeds. */
    private static String spread(Spread spread, double scale, String format) {
        String mean = String.format(Locale.ROOT, format, scale * spread.mean());
        return spread.count() == 1
                ? mean
                : mean + PLUS_MINUS + String.format(Locale.ROOT, format, scale * spread.standardDeviation());
    }

    /** Formats three significant digits, or all digits before the point. */
    private static String significant(double value) {
        if (value >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f", value);
    }

    private static String p(LeaderboardRow leaderboardRow) {
        return leaderboardRow
                .againstBest()
                .map(McNemar::p)
                .map(p -> p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p))
                .orElse("best");
    }
}
