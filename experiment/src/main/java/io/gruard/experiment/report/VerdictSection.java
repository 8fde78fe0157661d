package io.gruard.experiment.report;

import io.gruard.training.metric.VerdictFigure;
import io.gruard.training.metric.VerdictFigures;
import java.util.List;

/** The verdicts of one evaluation, in which novelty has a say beside the classifier. */
final class VerdictSection {
    private VerdictSection() {}

    /**
     * @param wide whether the confusion matrix wants the page's whole width
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
        return "<h3>Verdicts: with novelty</h3>\n<p class=\"note\">What is no known attack to the classifier is an"
                + " unknown attack where its novelty exceeds the threshold set on benign validation rows, and counts"
                + " under the attack class nearest to it. " + Html.count(verdicts.unknownRows())
                + " rows were called an unknown attack; " + Html.count(verdicts.novelRows())
                + " rows are attacks with a new label: one that training has no row of, or, under protocol few-shot,"
                + " hardly any. What stands above in this section is the classifier’s alone. Intervals hold 95 of 100"
                + " resamples of the rows.</p>\n"
                + Html.table(List.of("figure", "value", "from", "to"), body.toString())
                + (wide ? "<div>\n" : "<div class=\"half\">\n") + HeatMap.html(verdicts.confusion()) + "</div>\n";
    }
}
