package io.gruard.experiment.report;

import io.gruard.experiment.run.RunFigures;
import io.gruard.experiment.run.RunRecord;
import io.gruard.training.metric.Evaluation;
import io.gruard.training.metric.Figure;
import io.gruard.training.metric.Repetition;
import io.gruard.training.metric.Spread;
import io.gruard.training.metric.VerdictFigure;
import io.gruard.training.metric.VerdictFigures;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import org.jspecify.annotations.Nullable;

/** Head of the report: model and data set, the main figures of the first evaluation, warnings. */
final class HeadSection {
    private static final List<Figure> OF_CLASSIFIER = List.of(
            Figure.ACCURACY,
            Figure.MACRO_F1,
            Figure.MCC,
            Figure.FALSE_POSITIVE_RATE,
            Figure.DETECTION_RATE,
            Figure.LOSS);

    private static final List<VerdictFigure> OF_VERDICTS = List.of(
            VerdictFigure.ACCURACY,
            VerdictFigure.MACRO_F1,
            VerdictFigure.BINARY_ACCURACY,
            VerdictFigure.FALSE_POSITIVE_RATE,
            VerdictFigure.DETECTION_RATE,
            VerdictFigure.NOVEL_DETECTION_RATE);

    private HeadSection() {}

    static String html(RunFigures figures, RunRecord run) {
        Evaluation headline = figures.headline();
        Optional<Repetition> seeds = figures.repetitions().stream()
                .filter(one -> one.over().equals("seeds") && one.evaluation().equals(headline.name()))
                .findFirst();
        StringBuilder html = new StringBuilder("<header><h1>");
        html.append(Html.escape(figures.model())).append(" on ").append(Html.escape(figures.dataset()));
        html.append("</h1>\n<p class=\"lead\">Protocol ").append(Html.escape(figures.protocol()));
        html.append(", ").append(Html.escape(headline.name())).append(", ");
        html.append(Html.count(headline.confusion().total())).append(" rows, ");
        html.append(seeds(run)).append("</p></header>\n");
        VerdictFigures verdicts = headline.verdicts();
        if (verdicts != null) {
            html.append("<h3>Verdicts: classifier and novelty</h3>\n");
            html.append(tiles(verdicts, seeds));
            html.append("<h3>Classifier without novelty</h3>\n");
        }
        html.append(tiles(headline, seeds));
        figures.warnings()
                .forEach(warning -> html.append("<p class=\"warning\">")
                        .append(Html.escape(warning))
                        .append("</p>\n"));
        return html.toString();
    }

    private static String seeds(RunRecord run) {
        long first = run.plan().seed();
        return run.plan().seeds() == 1
                ? "seed " + first
                : "median of seeds " + first + " to " + (first + run.plan().seeds() - 1);
    }

    private static String tiles(VerdictFigures verdicts, Optional<Repetition> seeds) {
        StringBuilder tiles = new StringBuilder("<div class=\"tiles\">\n");
        for (VerdictFigure figure : OF_VERDICTS) {
            VerdictFigures.Interval one = verdicts.figures().get(figure);
            if (one != null) {
                Spread spread = seeds.map(of -> of.verdicts().get(figure)).orElse(null);
                tiles.append(tile(figure.title(), one.value(), spread, Html::percent));
            }
        }
        return tiles.append("</div>\n").toString();
    }

    private static String tiles(Evaluation headline, Optional<Repetition> seeds) {
        StringBuilder tiles = new StringBuilder("<div class=\"tiles\">\n");
        for (Figure figure : OF_CLASSIFIER) {
            Spread spread = seeds.map(of -> of.spread(figure)).orElse(null);
            tiles.append(tile(figure.title(), figure.of(headline), spread, value -> Html.figure(figure, value)));
        }
        return tiles.append("</div>\n").toString();
    }

    /** Shows one figure. With several seeds it shows the median and the range. */
    private static String tile(String title, double value, @Nullable Spread seeds, DoubleFunction<String> format) {
        String range = seeds == null
                ? ""
                : "<span class=\"range\">" + format.apply(seeds.min()) + " – " + format.apply(seeds.max()) + "</span>";
        return "<div class=\"tile\"><span class=\"value\">" + format.apply(seeds == null ? value : seeds.median())
                + "</span><span class=\"name\">" + Html.escape(title) + "</span>" + range + "</div>\n";
    }
}
