package io.gruard.baselines;

import java.util.ArrayList;
import java.util.List;

/** Writes the tables as Markdown, which is readable on a terminal too. */
public final class ComparisonText {
    private ComparisonText() {}

    /** Returns all tables; the text ends with a line break. */
    public static String markdown(Leaderboard leaderboard) {
        List<LeaderboardColumn> columns = LeaderboardColumn.all(leaderboard.classes());
        StringBuilder text = new StringBuilder();
        for (Leaderboard.EvaluationTable table : leaderboard.tables()) {
            text.append(text.isEmpty() ? "" : "\n")
                    .append(title(leaderboard, table))
                    .append("\n\n");
            List<List<String>> rows = new ArrayList<>();
            List<String> head = new ArrayList<>(List.of("model"));
            columns.forEach(column -> head.add(column.title()));
            rows.add(head);
            for (LeaderboardRow leaderboardRow : table.leaderboard()) {
                List<String> row = new ArrayList<>(List.of(leaderboardRow.baseline()));
                columns.forEach(column -> row.add(column.cell().apply(leaderboardRow)));
                rows.add(row);
            }
            text.append(aligned(rows));
        }
        return text.toString();
    }

    static String title(Leaderboard leaderboard, Leaderboard.EvaluationTable table) {
        ComparisonPlan plan = leaderboard.plan();
        int seeds = table.leaderboard().stream()
                .mapToInt(LeaderboardRow::seeds)
                .max()
                .orElse(0);
        return plan.run().data().name() + ", protocol " + plan.run().protocol().text() + ", " + table.evaluation()
                + ", " + (seeds == 1 ? "one seed" : "mean ± standard deviation of " + seeds + " seeds");
    }

    private static String aligned(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int c = 0; c < columns; c++) {
                widths[c] = Math.max(widths[c], Math.max(3, row.get(c).length()));
            }
        }
        StringBuilder text = new StringBuilder();
        for (int r = 0; r < rows.size(); r++) {
            text.append('|');
            for (int c = 0; c < columns; c++) {
                String cell = rows.get(r).get(c);
                String space = " ".repeat(widths[c] - cell.length());
                text.append(' ').append(c == 0 ? cell + space : space + cell).append(" |");
            }
            text.append('\n');
            if (r == 0) {
                text.append('|');
                for (int c = 0; c < columns; c++) {
                    text.append(c == 0 ? ":" : "-")
                            .append("-".repeat(widths[c]))
                            .append(c == 0 ? "-|" : ":|");
                }
                text.append('\n');
            }
        }
        return text.toString();
    }
}
