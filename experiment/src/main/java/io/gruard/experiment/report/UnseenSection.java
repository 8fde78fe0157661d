package io.gruard.experiment.report;

import io.gruard.experiment.run.RunFigures;
import io.gruard.training.metric.Evaluation;
import io.gruard.training.metric.EvaluationName;
import io.gruard.training.metric.VerdictFigure;
import io.gruard.training.metric.VerdictFigures;
import io.gruard.training.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;

/** Each attack that was left out of training in turn, or nearly: how much of it is found all the same. */
final class UnseenSection {
    private static final List<VerdictFigure> SHOWN = List.of(
            VerdictFigure.NOVEL_DETECTION_RATE,
            VerdictFigure.NOVEL_DETECTION_BY_CLASSIFIER,
            VerdictFigure.NOVEL_CLASS_RATE,
            VerdictFigure.NOVEL_AUROC,
            VerdictFigure.KNOWN_DETECTION_RATE,
            VerdictFigure.FALSE_POSITIVE_RATE);

    private UnseenSection() {}

    /** Empty where no attack was left out. */
    static String html(RunFigures figures) {
        StringBuilder body = new StringBuilder();
        for (Evaluation evaluation : figures.evaluations()) {
            VerdictFigures verdicts = evaluation.verdicts();
            if (EvaluationName.isOfLabel(evaluation.name()) && verdicts != null) {
                body.append(row(evaluation.name(), verdicts));
            }
        }
        if (body.isEmpty()) {
            return "";
        }
        return heading(Protocol.parse(figures.protocol()))
                + " and tested together with a fifth of all other rows. Found: classified as an attack, known or"
                + " unknown.</p>\n"
                + Html.table(
                        List.of(
                                "label",
                                "rows",
                                "found",
                                "of these by the classifier",
                                "under their own class",
                                "novelty, area under ROC",
                                "known attacks found",
                                "false-positive rate"),
                        body.toString());
    }

    private static String heading(Protocol protocol) {
        return protocol instanceof Protocol.FewShot(int rows)
                ? "<h2>Attacks that training hardly saw</h2>\n<p class=\"note\">Training has " + rows
                        + " rows of each label in turn; its other rows are left out"
                : "<h2>Attacks that training never saw</h2>\n<p class=\"note\">Each label in turn is left out of"
                        + " training, validation and thresholds,";
    }

    private static String row(String name, VerdictFigures verdicts) {
        List<String> cells =
                new ArrayList<>(List.of(Html.escape(EvaluationName.leftOut(name)), Html.count(verdicts.novelRows())));
        for (VerdictFigure figure : SHOWN) {
            VerdictFigures.Interval interval = verdicts.figures().get(figure);
            cells.add(interval == null ? "–" : Html.percent(interval.value()));
        }
        return Html.row("", cells);
    }
}
