package io.gruard.experiment.report;

import io.gruard.experiment.run.RunFigures;
import io.gruard.training.metric.DeploymentFigures;
import io.gruard.training.metric.DetectorFigures;
import io.gruard.training.metric.Evaluation;
import io.gruard.training.metric.EvaluationName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Protocol {@code across}: what was trained on each part and tested on every other, as a matrix. */
final class TransferSection {
    private TransferSection() {}

    /** Empty where no part was tested by a model of another. */
    static String html(RunFigures figures) {
        Map<String, String> cells = new HashMap<>();
        Set<String> trained = new LinkedHashSet<>();
        Set<String> tested = new LinkedHashSet<>();
        for (Evaluation evaluation : figures.evaluations()) {
            if (EvaluationName.isTransfer(evaluation.name())) {
                cells.put(evaluation.name(), cell(evaluation));
                trained.add(EvaluationName.trainedOn(evaluation.name()));
                tested.add(EvaluationName.testedOn(evaluation.name()));
            }
        }
        if (cells.isEmpty()) {
            return "";
        }
        List<String> heads = new ArrayList<>(List.of("trained on"));
        tested.forEach(part -> heads.add("tested on " + part));
        StringBuilder body = new StringBuilder();
        for (String from : trained) {
            List<String> row = new ArrayList<>(List.of(Html.escape(from)));
            for (String to : tested) {
                row.add(cells.getOrDefault(EvaluationName.transfer(from, to), "–"));
            }
            body.append(Html.row("", row));
        }
        return "<h2>Across parts</h2>\n"
                + "<p class=\"note\">False-positive rate / detection rate of a model trained on one part and tested on"
                + " another; below, the same of the best one-line rule of that training part.</p>\n"
                + Html.table(heads, body.toString());
    }

    private static String cell(Evaluation evaluation) {
        DeploymentFigures figures = evaluation.deployment();
        if (figures == null) {
            return Html.percent(evaluation.falsePositiveRate()) + " / " + Html.percent(evaluation.detectionRate());
        }
        DetectorFigures rule = figures.bestRule();
        return rates(figures.model()) + (rule == null ? "" : "<span class=\"range\">rule " + rates(rule) + "</span>");
    }

    private static String rates(DetectorFigures detector) {
        return DeploymentSection.falsePositiveRate(detector.counts()) + " / "
                + DeploymentSection.detectionRate(detector.counts());
    }
}
