package io.gruard.experiment.report;

import io.gruard.experiment.run.ComparisonRun;
import io.gruard.experiment.run.RunFigures;
import io.gruard.training.metric.Evaluation;
import java.util.List;

/** Section that compares this run's figures with those of other runs, such as runs under other protocols. */
final class ComparisonSection {
    private ComparisonSection() {}

    static String html(RunFigures figures, List<ComparisonRun> others) {
        if (others.isEmpty()) {
            return "";
        }
        StringBuilder body = new StringBuilder();
        for (Evaluation evaluation : Evaluation.shown(figures.evaluations())) {
            body.append(row(
                    "here",
                    "this run",
                    figures.model(),
                    figures.protocol(),
                    new ComparisonRun.EvaluationFigures(
                            evaluation.name(),
                            evaluation.accuracy(),
                            evaluation.f1().macro(),
                            evaluation.f1().weighted(),
                            evaluation.mcc(),
                            evaluation.falsePositiveRate(),
                            evaluation.detectionRate())));
        }
        for (ComparisonRun other : others) {
            for (ComparisonRun.EvaluationFigures line : other.lines()) {
                body.append(row("", other.name(), other.model(), other.protocol(), line));
            }
        }
        String table = Html.table(
                List.of(
                        "run",
                        "model",
                        "protocol",
                        "evaluation",
                        "accuracy",
                        "macro-F1",
                        "weighted F1",
                        "Matthews’ correlation",
                        "false-positive rate",
                        "detection rate"),
                body.toString());
        return "<h2>Compared with other protocols</h2>\n"
                + "<p class=\"note\">Folds of the training part contain rows of the same sources. An official test part"
                + " may contain attacks that do not occur in training. Figures of protocol ‘leaky’ are inflated by"
                + " construction.</p>\n" + table;
    }

    private static String row(
            String rowClass, String run, String model, String protocol, ComparisonRun.EvaluationFigures line) {
        String marked = protocol.equals("leaky") ? protocol + " (inflated)" : protocol;
        return Html.row(
                rowClass,
                List.of(
                        Html.escape(run),
                        Html.escape(model),
                        Html.escape(marked),
                        Html.escape(line.evaluation()),
                        Html.percent(line.accuracy()),
                        Html.percent(line.macroF1()),
                        Html.percent(line.weightedF1()),
                        Html.number(line.mcc()),
                        Html.percent(line.falsePositiveRate()),
                        Html.percent(line.detectionRate())));
    }
}
