package io.gruard.experiment.report;

import io.gruard.training.metric.Evaluation;
import io.gruard.training.metric.Reliability;
import java.util.ArrayList;
import java.util.List;

/** Section on the reliability of an evaluation's probabilities before and after calibration. */
final class CalibrationSection {
    private CalibrationSection() {}

    static String html(Evaluation evaluation) {
        StringBuilder body = new StringBuilder();
        List<Plot.Series> series = new ArrayList<>();
        Evaluation.Uncalibrated before = evaluation.uncalibrated();
        if (before != null) {
            body.append(row("before", before.reliability(), before.loss()));
            series.add(series("before", 1, before.reliability()));
        }
        body.append(row(before == null ? "uncalibrated" : "after", evaluation.reliability(), evaluation.loss()));
        series.add(series(before == null ? "uncalibrated" : "after", 0, evaluation.reliability()));
        return "<div class=\"columns\">\n"
                + new Plot(
                                "Reliability",
                                "rows by the probability of the predicted class",
                                Plot.Axis.unit("confidence"),
                                Plot.Axis.unit("accuracy"),
                                true,
                                series)
                        .html()
                + "<div><h3>Calibration</h3>\n"
                + "<p class=\"note\">On the diagonal, predictions with a probability of 80% are correct in 80% of the"
                + " cases. Below it, the model is overconfident. Calibration is fitted to validation rows. The expected"
                + " calibration error is the mean distance from the diagonal over all rows.</p>\n"
                + Html.table(
                        List.of("calibration", "expected calibration error", "maximum error", "log loss"),
                        body.toString())
                + "</div></div>\n";
    }

    private static String row(String name, Reliability reliability, double loss) {
        return Html.row(
                "",
                List.of(
                        name,
                        Html.percent(reliability.expectedError()),
                        Html.percent(reliability.maxError()),
                        Html.number(loss)));
    }

    private static Plot.Series series(String name, int colour, Reliability reliability) {
        double[] x = reliability.bins().stream()
                .mapToDouble(Reliability.Bin::confidence)
                .toArray();
        double[] y = reliability.bins().stream()
                .mapToDouble(Reliability.Bin::accuracy)
                .toArray();
        return new Plot.Series(name, colour, false, x, y, -1);
    }
}
