package io.gruard.experiment.report;

import io.gruard.experiment.run.RoundRecord;
import io.gruard.experiment.run.RunRecord;
import io.gruard.training.fit.Epoch;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Section on learning curves and the rows of each round. */
final class TrainingSection {
    private TrainingSection() {}

    static String html(RunRecord run) {
        StringBuilder html = new StringBuilder("<h2>Training</h2>\n");
        html.append("<p class=\"note\">A dot marks the epoch whose weights were kept. It is the best on the validation"
                + " rows, which are neither training nor test rows.</p>\n"
                + "<div class=\"columns\">\n");
        if (run.rounds().size() == 1) {
            RoundRecord only = run.rounds().getFirst();
            html.append(plot("Loss", both(only, Epoch::trainLoss, Epoch::validationLoss)));
            html.append(plot("Accuracy", both(only, Epoch::trainAccuracy, Epoch::validationAccuracy)));
        } else {
            html.append(plot("Validation loss", all(run, Epoch::validationLoss)));
            html.append(plot("Validation macro-F1", all(run, Epoch::validationMacroF1)));
        }
        return html.append("</div>\n").append(table(run)).toString();
    }

    private static String plot(String title, List<Plot.Series> series) {
        double smallest = Double.POSITIVE_INFINITY;
        double largest = Double.NEGATIVE_INFINITY;
        int epochs = 1;
        for (Plot.Series line : series) {
            for (double y : line.y()) {
                smallest = Math.min(smallest, y);
                largest = Math.max(largest, y);
            }
            epochs = Math.max(epochs, line.x().length);
        }
        return new Plot(
                        title,
                        "by epoch",
                        Plot.Axis.counting("epoch", epochs),
                        Plot.Axis.around("", smallest, largest),
                        false,
                        series)
                .html();
    }

    private static List<Plot.Series> both(
            RoundRecord round, ToDoubleFunction<Epoch> training, ToDoubleFunction<Epoch> validation) {
        return List.of(series("training", 2, false, round, training), series("validation", 1, true, round, validation));
    }

    private static List<Plot.Series> all(RunRecord run, ToDoubleFunction<Epoch> value) {
        List<Plot.Series> series = new ArrayList<>();
        for (RoundRecord round : run.rounds()) {
            String name = run.plan().seeds() > 1 ? round.name() + ", seed " + round.seed() : round.name();
            series.add(series(name, series.size(), series.size() >= Html.COLOURS, round, value));
        }
        return series;
    }

    private static Plot.Series series(
            String name, int colour, boolean dashed, RoundRecord round, ToDoubleFunction<Epoch> value) {
        double[] x = round.epochs().stream().mapToDouble(Epoch::number).toArray();
        double[] y = round.epochs().stream().mapToDouble(value).toArray();
        return new Plot.Series(name, colour, dashed, x, y, round.kept() - 1);
    }

    private static String table(RunRecord run) {
        StringBuilder body = new StringBuilder();
        for (RoundRecord round : run.rounds()) {
            Epoch kept = round.epochs().get(round.kept() - 1);
            double seconds = round.epochs().stream().mapToDouble(Epoch::seconds).sum();
            body.append(Html.row(
                    "",
                    List.of(
                            Html.escape(round.name()),
                            Long.toString(round.seed()),
                            Html.count(round.rows().train()),
                            Html.count(round.rows().synthetic()),
                            Html.count(round.rows().validation()),
                            Html.count(round.rows().test()),
                            round.kept() + " of " + round.epochs().size(),
                            Html.number(kept.validationLoss()),
                            Html.percent(kept.validationMacroF1()),
                            Html.escape(round.calibration()),
                            Durations.text(seconds))));
        }
        return Html.table(
                List.of(
                        "round",
                        "seed",
                        "training rows",
                        "synthetic rows",
                        "validation rows",
                        "test rows",
                        "epoch kept",
                        "validation loss",
                        "validation macro-F1",
                        "calibration",
                        "time"),
                body.toString());
    }
}
