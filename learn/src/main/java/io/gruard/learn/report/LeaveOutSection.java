package io.gruard.learn.report;

import io.gruard.core.Classes;
import io.gruard.learn.metric.ConfusionMatrix;
import io.gruard.learn.metric.Evaluation;
import io.gruard.learn.metric.EvaluationName;
import io.gruard.learn.run.RunFigures;
import java.util.ArrayList;
import java.util.List;

/** Each value of a feature that was left out of training in turn: how its benign rows and its attacks are taken. */
final class LeaveOutSection {
    private LeaveOutSection() {}

    /** Empty where no value was left out. */
    static String html(RunFigures figures) {
        StringBuilder body = new StringBuilder();
        for (Evaluation evaluation : figures.evaluations()) {
            if (EvaluationName.isOfValue(evaluation.name())) {
                body.append(row(evaluation));
            }
        }
        if (body.isEmpty()) {
            return "";
        }
        return "<h2>Traffic of a kind that training never saw</h2>\n<p class=\"note\">All rows of each value in turn,"
                + " benign ones and attacks, are left out of training, validation and thresholds, and judged. Rates of"
                + " the verdicts count unknown attacks as attacks.</p>\n"
                + Html.table(
                        List.of(
                                "left out",
                                "benign rows",
                                "false-positive rate of the classifier",
                                "of the verdicts",
                                "attack rows",
                                "detection rate of the classifier",
                                "of the verdicts"),
                        body.toString());
    }

    private static String row(Evaluation evaluation) {
        ConfusionMatrix classifier = evaluation.confusion();
        ConfusionMatrix verdicts =
                evaluation.verdicts() == null ? null : evaluation.verdicts().confusion();
        Classes classes = classifier.classes();
        long benign = classifier.support(classes.benign());
        long attacks = classifier.total() - benign;
        List<String> cells = new ArrayList<>(List.of(
                Html.escape(EvaluationName.leftOut(evaluation.name())),
                Html.count(benign),
                rate(benign, classifier.falsePositiveRate())));
        cells.add(verdicts == null ? "–" : rate(benign, verdicts.falsePositiveRate()));
        cells.add(Html.count(attacks));
        cells.add(rate(attacks, classifier.detectionRate()));
        cells.add(verdicts == null ? "–" : rate(attacks, verdicts.detectionRate()));
        return Html.row("", cells);
    }

    /** A rate of no rows is none. */
    private static String rate(long rows, double rate) {
        return rows == 0 ? "–" : Html.percent(rate);
    }
}
