package io.gruard.experiment.report;

import io.gruard.experiment.run.RunFigures;
import io.gruard.training.metric.ValueLeftOut;
import java.util.List;

/** Each value of a feature that was left out of training in turn: how its benign rows and its attacks are taken. */
final class LeaveOutSection {
    private LeaveOutSection() {}

    /** Empty where no value was left out. */
    static String html(RunFigures figures) {
        List<ValueLeftOut> values = ValueLeftOut.of(figures.evaluations());
        if (values.isEmpty()) {
            return "";
        }
        StringBuilder body = new StringBuilder();
        for (ValueLeftOut left : values) {
            body.append(Html.row(
                    "",
                    List.of(
                            Html.escape(left.value()),
                            Html.count(left.benign()),
                            rate(left.classifier().falsePositive()),
                            rate(left.verdicts().falsePositive()),
                            Html.count(left.attacks()),
                            rate(left.classifier().detection()),
                            rate(left.verdicts().detection()))));
        }
        return "<h2>Traffic of a kind that training never saw</h2>\n<p class=\"note\">All rows of each value in turn,"
                + " benign ones and attacks, are left out of training, validation and thresholds, and tested. Rates of"
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

    private static String rate(double rate) {
        return Double.isNaN(rate) ? "–" : Html.percent(rate);
    }
}
