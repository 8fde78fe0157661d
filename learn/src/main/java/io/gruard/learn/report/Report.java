package io.gruard.learn.report;

import io.gruard.learn.metric.Evaluation;
import io.gruard.learn.metric.EvaluationName;
import io.gruard.learn.metric.Figure;
import io.gruard.learn.metric.Repetition;
import io.gruard.learn.run.OtherRun;
import io.gruard.learn.run.RunFigures;
import io.gruard.learn.run.RunRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code report.html}: one page with its styles and drawings inside, for a browser or a printer. */
public final class Report {
    private static final List<Figure> TILES = List.of(
            Figure.ACCURACY,
            Figure.MACRO_F1,
            Figure.MCC,
            Figure.FALSE_POSITIVE_RATE,
            Figure.DETECTION_RATE,
            Figure.LOSS);

    private Report() {}

    /**
     * The page.
     *
     * @param beside folders of runs whose figures stand beside this run's
     * @throws IOException if one of them cannot be read
     */
    public static String html(RunFigures figures, RunRecord run, List<Path> beside) throws IOException {
        List<OtherRun> others = new ArrayList<>();
        for (Path folder : beside) {
            others.add(OtherRun.read(folder));
        }
        StringBuilder body = new StringBuilder();
        body.append(head(figures, run));
        body.append(BesideSection.html(figures, others));
        figures.evaluations().stream()
                .filter(evaluation -> EvaluationName.isWhole(evaluation.name()))
                .forEach(evaluation -> body.append(EvaluationSection.html(evaluation)));
        body.append(UnseenSection.html(figures));
        body.append(LeaveOutSection.html(figures));
        body.append(AlertSection.html(figures, run));
        body.append(SpreadSection.html(figures));
        body.append(AuditSection.html(run.audit()));
        body.append(TrainingSection.html(run));
        body.append(ProvenanceSection.html(run));
        body.append("<footer>gruard ").append(Html.escape(run.versions().getOrDefault("gruard", "")));
        body.append(". A rate whose denominator is zero counts as 0.</footer>\n");
        return Html.page(figures.dataset() + ", " + figures.model() + ", " + figures.protocol(), body.toString());
    }

    private static String head(RunFigures figures, RunRecord run) {
        Evaluation headline = figures.headline();
        StringBuilder html = new StringBuilder("<header><h1>");
        html.append(Html.escape(figures.model())).append(" on ").append(Html.escape(figures.dataset()));
        html.append("</h1>\n<p class=\"lead\">Protocol ").append(Html.escape(figures.protocol()));
        html.append(", ").append(Html.escape(headline.name())).append(", ");
        html.append(Html.count(headline.confusion().total())).append(" rows, ");
        html.append(seeds(run)).append("</p></header>\n<div class=\"tiles\">\n");
        for (Figure figure : TILES) {
            html.append(tile(figure, figures));
        }
        html.append("</div>\n");
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

    /** A figure of the headline; of several seeds the median with the range. */
    private static String tile(Figure figure, RunFigures figures) {
        Optional<Repetition> seeds = figures.repetitions().stream()
                .filter(one -> one.over().equals("seeds")
                        && one.evaluation().equals(figures.headline().name()))
                .findFirst();
        double value = seeds.map(one -> one.spread(figure).median()).orElseGet(() -> figure.of(figures.headline()));
        String range = seeds.map(one -> "<span class=\"range\">"
                        + Html.figure(figure, one.spread(figure).min()) + " – "
                        + Html.figure(figure, one.spread(figure).max()) + "</span>")
                .orElse("");
        return "<div class=\"tile\"><span class=\"value\">" + Html.figure(figure, value)
                + "</span><span class=\"name\">" + Html.escape(figure.title()) + "</span>" + range + "</div>\n";
    }
}
