package io.gruard.experiment.report;

import io.gruard.experiment.run.RunFigures;
import io.gruard.training.metric.ValueLeftOut;
import java.util.List;

/** Section on protocol leave-out: the error rates for each feature value that was left out of training. */
final class LeaveOutSection {
    private LeaveOutSection() {}

    /** Returns the section, or an empty text if no value was left out. */
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
                            Html.percent(left.classifier().falsePositive()),
                            Html.percent(left.verdicts().falsePositive()),
                            Html.count(left.attacks()),
                            Html.percent(left.classifier().detection()),
                            Html.percent(left.verdicts().detection()))));
        }
        return "<h2>Traffic that does not occur in training</h2>\n<p class=\"note\">Each round leaves all rows of one"
                + " value, benign and attacks, out of training, validation and thresholds, and tests on them. Rates of"
                + " the verdicts count unknown attacks as attacks.</p>\n"
                + Html.table(
                        List.of(
                                "left out",
                                "benign rows",
                                "false-positive rate, classifier",
                                "false-positive rate, verdicts",
                                "attack rows",
                                "detection rate, classifier",
                                "detection rate, verdicts"),
                        body.toString());
    }
}
