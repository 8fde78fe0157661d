package io.gruard.experiment.report;

import io.gruard.experiment.run.RunFigures;
import io.gruard.training.metric.Evaluation;
import io.gruard.training.metric.EvaluationName;
import io.gruard.training.metric.Figure;
import io.gruard.training.metric.Repetition;
import java.util.ArrayList;
import java.util.List;

/** Section on folds and seeds: the figures of each, then mean, standard deviation, median and range. */
final class SpreadSection {
    private SpreadSection() {}

    static String html(RunFigures figures) {
        StringBuilder html = new StringBuilder();
        for (Repetition repetition : figures.repetitions()) {
            html.append("<h2>")
                    .append(Html.escape(title(figures, repetition)))
                    .append("</h2>\n")
                    .append(table(repetition, members(figures, repetition)));
        }
        return html.toString();
    }

    private static String title(RunFigures figures, Repetition repetition) {
        return repetition.over().equals("folds")
                ? "The " + repetition.count() + " " + figures.rounds()
                : repetition.evaluation() + ", " + repetition.count() + " seeds";
    }

    private static List<Evaluation> members(RunFigures figures, Repetition repetition) {
        return figures.evaluations().stream()
                .filter(evaluation -> repetition.over().equals("folds")
                        ? EvaluationName.isFold(evaluation.name())
                        : EvaluationName.isOneOf(repetition.evaluation(), evaluation.name()))
                .toList();
    }

    private static String table(Repetition repetition, List<Evaluation> members) {
        List<String> heads = new ArrayList<>(List.of(""));
        for (Figure figure : Figure.values()) {
            heads.add(figure.title());
        }
        StringBuilder body = new StringBuilder();
        for (Evaluation member : members) {
            List<String> cells = new ArrayList<>(List.of(Html.escape(member.name())));
            for (Figure figure : Figure.values()) {
                cells.add(Html.figure(figure, figure.of(member)));
            }
            body.append(Html.row("", cells));
        }
        List<String> mean = new ArrayList<>(List.of("mean"));
        List<String> deviation = new ArrayList<>(List.of("± standard deviation"));
        List<String> median = new ArrayList<>(List.of("median"));
        List<String> min = new ArrayList<>(List.of("minimum"));
        List<String> max = new ArrayList<>(List.of("maximum"));
        for (Figure figure : Figure.values()) {
            mean.add(Html.figure(figure, repetition.spread(figure).mean()));
            deviation.add(Html.figure(figure, repetition.spread(figure).standardDeviation()));
            median.add(Html.figure(figure, repetition.spread(figure).median()));
            min.add(Html.figure(figure, repetition.spread(figure).min()));
            max.add(Html.figure(figure, repetition.spread(figure).max()));
        }
        body.append(Html.row("total", mean));
        List.of(deviation, median, min, max).forEach(cells -> body.append(Html.row("", cells)));
        return Html.table(heads, body.toString());
    }
}
