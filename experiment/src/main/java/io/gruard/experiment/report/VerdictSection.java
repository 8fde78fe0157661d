package io.gruard.experiment.report;

import io.gruard.training.metric.VerdictFigure;
import io.gruard.training.metric.VerdictFigures;
import java.util.List;

/** Section on the verdicts of one evaluation, which combine classifier and novelty. */
final class VerdictSection {
    private VerdictSection() {}

    /**
     * Returns the section.
     *
     * @param wide whether the confusion matrix needs the full width of the page
     */
    static String html(VerdictFigures verdicts, boolean wide) {
        StringBuilder body = new StringBuilder();
        for (VerdictFigure figure : VerdictFigure.values()) {
            VerdictFigures.Interval interval = verdicts.figures().get(figure);
            if (interval != null) {
                body.append(Html.row(
                        "",
                        List.of(
                                Html.escape(figure.title()),
                                Html.percent(interval.value()),
                                Html.percent(interval.low()),
                                Html.percent(interval.high()))));
            }
        }
        return "<h3>Verdicts: classifier and novelty</h3>\n"
                + "<p class=\"note\">A row that the classifier takes for benign is an unknown attack if its novelty"
                + " exceeds the threshold fitted to benign validation rows. It counts"
                + " under the nearest attack"
                + " class."
                + " " + Html.count(verdicts.unknownRows())
                + " rows are classified as unknown attacks. " + Html.count(verdicts.novelRows())
                + " rows are novel attacks: training has no rows of their label or, under protocol few-shot, only a"
                + " few. The figures above are those of the classifier without novelty. Intervals are 95% bootstrap"
                + " intervals.</p>\n"
                + Html.table(List.of("figure", "value", "from", "to"), body.toString())
                + (wide ? "<div>\n" : "<div class=\"half\">\n") + HeatMap.html(verdicts.confusion()) + "</div>\n";
    }
}
