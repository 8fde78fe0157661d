package io.gruard.baselines;

import io.gruard.experiment.RunData;
import io.gruard.experiment.report.Html;
import io.gruard.experiment.run.Machine;
import io.gruard.experiment.run.RunPlan;
import io.gruard.experiment.run.SourceFile;
import io.gruard.training.protocol.Protocol;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Writes a comparison as one HTML page that opens offline. */
final class ComparisonReport {
    private static final String READING =
            "For each seed, all models are fitted to the same training rows and tested on the same test rows. The"
                + " fitting time excludes encoding and balancing; the scoring time includes encoding. The size is that"
                + " of the fitted model without the encoder. p is McNemar’s exact test against the model with the"
                + " highest mean accuracy, on the test rows of the first seed. A small p means that the two error"
                + " rates differ.";

    private ComparisonReport() {}

    static String html(Leaderboard leaderboard, RunData data) throws IOException {
        RunPlan plan = leaderboard.plan().run();
        StringBuilder body = new StringBuilder("<header><h1>Comparison on ");
        body.append(Html.escape(plan.data().name())).append("</h1>\n<p class=\"lead\">Protocol ");
        body.append(Html.escape(plan.protocol().text()))
                .append(", task ")
                .append(Html.escape(plan.data().task()));
        body.append(", ").append(seeds(plan)).append("</p></header>\n");
        warnings(leaderboard)
                .forEach(warning -> body.append("<p class=\"warning\">")
                        .append(Html.escape(warning))
                        .append("</p>\n"));
        body.append("<p class=\"note\">").append(READING).append("</p>\n");
        leaderboard.tables().forEach(table -> body.append(table(leaderboard, table)));
        if (!leaderboard.tables().isEmpty()) {
            body.append(costs(leaderboard.tables().getFirst()));
            body.append(rows(leaderboard.tables().getFirst()));
        }
        body.append(origin(leaderboard.plan(), data));
        body.append("<footer>A rate whose denominator is zero counts as 0.</footer>\n");
        return Html.page(
                "Comparison on " + plan.data().name() + ", " + plan.protocol().text(), body.toString());
    }

    private static String seeds(RunPlan plan) {
        return plan.seeds() == 1
                ? "seed " + plan.seed()
                : "mean ± standard deviation of seeds " + plan.seed() + " to " + (plan.seed() + plan.seeds() - 1);
    }

    private static List<String> warnings(Leaderboard leaderboard) {
        List<String> warnings = new ArrayList<>();
        RunPlan plan = leaderboard.plan().run();
        if (plan.protocol() instanceof Protocol.Leaky) {
            warnings.add(Protocol.Leaky.WARNING);
        }
        if (plan.data().rows() > 0) {
            warnings.add("Trained on a subsample of about " + plan.data().rows() + " rows of the training part.");
        }
        boolean whole = leaderboard.tables().stream()
                .allMatch(table -> table.leaderboard().size() == leaderboard.rowsExpected()
                        && table.leaderboard().stream()
                                .allMatch(leaderboardRow -> leaderboardRow.seeds() == plan.seeds()));
        if (!whole) {
            warnings.add("Not finished: models or seeds are missing. Run the same command again to resume.");
        }
        return warnings;
    }

    private static String table(Leaderboard leaderboard, Leaderboard.EvaluationTable table) {
        return "<h2>" + Html.escape(table.evaluation()) + "</h2>\n"
                + table(table, LeaderboardColumn.figures(leaderboard.classes()));
    }

    /** Every fit serves all evaluations, so the page shows its costs once. */
    private static String costs(Leaderboard.EvaluationTable table) {
        return "<h2>Costs</h2>\n<p class=\"note\">Costs of one fit on the machine named below. The scoring time is of "
                + Html.escape(table.evaluation()) + ".</p>\n" + table(table, LeaderboardColumn.costs());
    }

    private static String table(Leaderboard.EvaluationTable table, List<LeaderboardColumn> columns) {
        List<String> heads = new ArrayList<>(List.of("model"));
        columns.forEach(column -> heads.add(column.title()));
        StringBuilder body = new StringBuilder();
        for (LeaderboardRow leaderboardRow : table.leaderboard()) {
            List<String> cells = new ArrayList<>(List.of(Html.escape(leaderboardRow.baseline())));
            columns.forEach(column -> cells.add(cell(column.cell().apply(leaderboardRow))));
            body.append(Html.row(leaderboardRow.baseline().equals(table.best()) ? "here" : "", cells));
        }
        return Html.table(heads, body.toString());
    }

    /** Puts the deviation below the mean. */
    private static String cell(String text) {
        int at = text.indexOf(LeaderboardColumn.PLUS_MINUS);
        return at < 0
                ? Html.escape(text)
                : Html.escape(text.substring(0, at)) + "<span class=\"range\">"
                        + Html.escape(text.substring(at).strip()) + "</span>";
    }

    private static String rows(Leaderboard.EvaluationTable table) {
        List<List<String>> pairs = new ArrayList<>();
        for (LeaderboardRow leaderboardRow : table.leaderboard()) {
            String balance = leaderboardRow.balance().equals("none")
                    ? "not balanced"
                    : "balanced by " + leaderboardRow.balance();
            pairs.add(List.of(
                    Html.escape(leaderboardRow.baseline()),
                    Html.escape(leaderboardRow.description() + "; " + balance)));
        }
        return "<h2>Models</h2>\n" + Html.pairs(pairs);
    }

    private static String origin(ComparisonPlan plan, RunData data) {
        List<List<String>> pairs = new ArrayList<>();
        for (SourceFile file : data.files()) {
            pairs.add(List.of(
                    Html.escape(file.name()),
                    Html.count(file.rows()) + " rows, SHA-256 <code>" + file.sha256() + "</code>"));
        }
        pairs.add(List.of(
                "Settings changed",
                plan.changes().isEmpty() ? "none" : Html.escape(plan.changes().toString())));
        pairs.add(List.of("Machine", Html.escape(Machine.current().text())));
        return "<h2>Data and provenance</h2>\n" + Html.pairs(pairs);
    }
}
