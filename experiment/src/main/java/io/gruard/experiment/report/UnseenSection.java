package io.gruard.experiment.report;

import io.gruard.experiment.run.RunFigures;
import io.gruard.training.metric.Evaluation;
import io.gruard.training.metric.EvaluationName;
import io.gruard.training.metric.VerdictFigure;
import io.gruard.training.metric.VerdictFigures;
import io.gruard.training.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;

/** Section on protocols unseen and few-shot: the detection rate of each attack that training has no or few rows of. */
final class UnseenSection {
    private static final List<VerdictFigure> SHOWN = List.of(
            VerdictFigure.NOVEL_DETECTION_RATE,
            VerdictFigure.NOVEL_DETECTION_BY_CLASSIFIER,
            VerdictFigure.NOVEL_CLASS_RATE,
            VerdictFigure.NOVEL_AUROC,
            VerdictFigure.KNOWN_DETECTION_RATE,
            VerdictFigure.FALSE_POSITIVE_RATE);

    private UnseenSection() {}

    /** Returns the section, or an empty text if no attack was left out. */
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
                + " The test rows also include one fifth of all other rows. A row counts as detected if it is"
                + " classified as a known or an unknown attack.</p>\n"
                + Html.table(
                        List.of(
                                "label",
                                "rows",
                                "detected",
                                "detected by the classifier",
                                "assigned their own class",
                                "novelty, area under ROC",
                                "known attacks detected",
                                "false-positive rate"),
                        body.toString());
    }

    private static String heading(Protocol protocol) {
        return protocol instanceof Protocol.FewShot(int rows)
                ? "<h2>Attacks that are rare in training</h2>\n<p class=\"note\">Each round trains on " + rows
                        + " rows of one label and tests on its other rows."
                : "<h2>Attacks that do not occur in training</h2>\n<p class=\"note\">Each round leaves one label out of"
                        + " training, validation and thresholds, and tests on it.";
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
