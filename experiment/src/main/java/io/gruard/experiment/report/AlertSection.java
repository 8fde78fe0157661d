package io.gruard.experiment.report;

import io.gruard.experiment.run.RoundRecord;
import io.gruard.experiment.run.RunFigures;
import io.gruard.experiment.run.RunRecord;
import io.gruard.model.Thresholds;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.metric.Evaluation;
import io.gruard.training.metric.VerdictFigure;
import io.gruard.training.metric.VerdictFigures;
import io.gruard.training.threshold.AlertLoad;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Section on alerts a day at low base rates of attacks, and on the thresholds of the model. */
final class AlertSection {
    private static final double[] BASE_RATES = {0.1, 0.01, 1e-3, 1e-4, 1e-5, 1e-6};

    private AlertSection() {}

    static String html(RunFigures figures, RunRecord run) {
        AlertLoad traffic = FitSettings.alertBudget(run.plan().settings());
        StringBuilder html = new StringBuilder("<h2>Alerts where attacks are rare</h2>\n");
        html.append(String.format(
                Locale.ROOT,
                "<p class=\"note\">The same rates at %,.0f records a second (setting records_per_second). Attacks are"
                    + " much rarer in traffic than in test parts. Nearly every alert may then be false, even at a low"
                    + " false-positive rate (base-rate fallacy).</p>%n",
                traffic.recordsPerSecond()));
        Evaluation.shown(figures.evaluations()).forEach(evaluation -> html.append(rates(evaluation, traffic)));
        return html.append(thresholds(figures, run, traffic)).toString();
    }

    private static String rates(Evaluation evaluation, AlertLoad traffic) {
        VerdictFigures verdicts = evaluation.verdicts();
        double falsePositives = rate(verdicts, VerdictFigure.FALSE_POSITIVE_RATE, evaluation.falsePositiveRate());
        double detection = rate(verdicts, VerdictFigure.DETECTION_RATE, evaluation.detectionRate());
        StringBuilder body = new StringBuilder();
        for (double baseRate : BASE_RATES) {
            AlertLoad at = traffic.at(baseRate);
            double precision = at.precision(falsePositives, detection);
            body.append(Html.row(
                    "",
                    List.of(
                            "1 in " + Html.count(Math.round(1 / baseRate)),
                            Html.count(Math.round(at.trueAlertsPerDay(detection))),
                            Html.count(Math.round(at.falseAlertsPerDay(falsePositives))),
                            Double.isNaN(precision) ? "–" : Html.percent(precision))));
        }
        return "<h3>" + Html.escape(evaluation.name()) + "</h3>\n<p class=\"note\">False-positive rate "
                + Html.percent(falsePositives) + ", detection rate " + Html.percent(detection)
                + (verdicts == null ? "" : ", novelty included") + ".</p>\n"
                + Html.table(
                        List.of("share of attacks", "true alerts a day", "false alerts a day", "precision of alerts"),
                        body.toString());
    }

    private static double rate(@Nullable VerdictFigures verdicts, VerdictFigure figure, double classifier) {
        VerdictFigures.Interval interval =
                verdicts == null ? null : verdicts.figures().get(figure);
        return interval == null ? classifier : interval.value();
    }

    private static String thresholds(RunFigures figures, RunRecord run, AlertLoad traffic) {
        List<String> names = figures.headline().confusion().classes().names();
        RoundRecord round = run.rounds().stream()
                .filter(one -> one.fileName().equals(run.modelFrom()))
                .findFirst()
                .orElse(run.rounds().getFirst());
        Thresholds thresholds = round.thresholds();
        StringBuilder text = new StringBuilder("<p class=\"note\">Thresholds in the model file: ");
        for (int c = 0; c < names.size(); c++) {
            double from = thresholds.alertFrom().get(c);
            text.append(from == 0 ? "" : Html.escape(names.get(c)) + " from " + Html.number(from) + ", ");
        }
        text.append(
                thresholds.noveltyFrom() == Thresholds.NEVER
                        ? "no record is an unknown attack."
                        : "unknown attack above a novelty of " + Html.number(thresholds.noveltyFrom()) + "; novelty by "
                                + Html.escape(round.novelty()) + ".");
        if (traffic.bounded()) {
            text.append(" Fitted to validation rows for ").append(Html.escape(traffic.toString()));
            text.append(". ").append(Html.count(round.rows().validation()));
            text.append(" validation rows cannot show a false-positive rate below one divided by the benign rows among"
                    + " them.");
        }
        return text.append("</p>\n").toString();
    }
}
