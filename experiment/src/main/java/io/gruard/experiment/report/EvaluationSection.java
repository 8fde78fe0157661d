package io.gruard.experiment.report;

import io.gruard.training.metric.ClassFigures;
import io.gruard.training.metric.Curve;
import io.gruard.training.metric.Evaluation;
import io.gruard.training.metric.EvaluationName;
import io.gruard.training.metric.VerdictFigures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Section on one evaluation: figures by class, confusion matrix, curves. */
final class EvaluationSection {
    /** With more classes, the confusion matrix takes the full width of the page. */
    private static final int MAX_CLASSES_IN_COLUMN = 8;

    private EvaluationSection() {}

    static String html(Evaluation evaluation) {
        StringBuilder html = new StringBuilder();
        html.append("<h2>").append(Html.escape(title(evaluation))).append("</h2>\n");
        html.append(table(evaluation));
        evaluation
                .notes()
                .forEach(note -> html.append("<p class=\"note\">")
                        .append(Html.escape(note))
                        .append("</p>\n"));
        html.append(DeploymentSection.html(evaluation.deployment()));
        boolean wide = IntStream.range(0, evaluation.classes().size())
                        .filter(evaluation.confusion()::occurs)
                        .count()
                > MAX_CLASSES_IN_COLUMN;
        html.append(wide ? "<div>\n" : "<div class=\"columns\">\n").append(HeatMap.html(evaluation.confusion()));
        html.append(overall(evaluation)).append("</div>\n<div class=\"columns\">\n");
        html.append(curves(
                "ROC by class",
                "one class against the rest",
                Plot.Axis.unit("false-positive rate"),
                Plot.Axis.unit("true-positive rate"),
                true,
                evaluation,
                ClassFigures::roc));
        html.append(curves(
                "Precision and recall by class",
                "one class against the rest",
                Plot.Axis.unit("recall"),
                Plot.Axis.unit("precision"),
                false,
                evaluation,
                ClassFigures::precisionRecall));
        html.append("</div>\n").append(CalibrationSection.html(evaluation));
        VerdictFigures verdicts = evaluation.verdicts();
        return verdicts == null
                ? html.toString()
                : html.append(VerdictSection.html(verdicts, wide)).toString();
    }

    private static String title(Evaluation evaluation) {
        return evaluation.name().equals(EvaluationName.POOLED) ? "All rounds pooled" : evaluation.name();
    }

    private static String table(Evaluation evaluation) {
        StringBuilder body = new StringBuilder();
        for (ClassFigures figures : evaluation.classes()) {
            body.append(Html.row(
                    "",
                    List.of(
                            Html.escape(figures.name()),
                            Html.count(figures.support()),
                            Html.percent(figures.precision()),
                            Html.percent(figures.recall()),
                            Html.percent(figures.f1()),
                            Html.percent(figures.falsePositiveRate()),
                            area(figures.roc()),
                            area(figures.precisionRecall()))));
        }
        body.append(Html.row(
                "total",
                List.of(
                        "macro average",
                        Html.count(evaluation.confusion().total()),
                        Html.percent(evaluation.precision().macro()),
                        Html.percent(evaluation.recall().macro()),
                        Html.percent(evaluation.f1().macro()),
                        "",
                        "",
                        "")));
        body.append(Html.row(
                "",
                List.of(
                        "weighted average",
                        "",
                        Html.percent(evaluation.precision().weighted()),
                        Html.percent(evaluation.recall().weighted()),
                        Html.percent(evaluation.f1().weighted()),
                        "",
                        "",
                        "")));
        return Html.table(
                List.of(
                        "class",
                        "rows",
                        "precision",
                        "recall",
                        "F1",
                        "false-positive rate",
                        "area under ROC",
                        "average precision"),
                body.toString());
    }

    private static String overall(Evaluation evaluation) {
        List<List<String>> pairs = List.of(
                List.of("Accuracy", Html.percent(evaluation.accuracy())),
                List.of("Macro-F1", Html.percent(evaluation.f1().macro())),
                List.of("Matthews’ correlation", Html.number(evaluation.mcc())),
                List.of(
                        "False-positive rate",
                        Html.percent(evaluation.falsePositiveRate())
                                + " <span class=\"note\">benign rows classified as any attack</span>"),
                List.of(
                        "Detection rate",
                        Html.percent(evaluation.detectionRate())
                                + " <span class=\"note\">attack rows classified as any attack</span>"),
                List.of("Log loss", Html.number(evaluation.loss())),
                List.of(
                        "Time per row",
                        String.format(
                                Locale.ROOT,
                                "%.1f µs <span class=\"note\">encoding and scoring, %,.0f rows a second</span>",
                                1e6 * evaluation.secondsPerInstance(),
                                1 / evaluation.secondsPerInstance())));
        return "<div><h3>Over all classes</h3>\n" + Html.pairs(pairs) + "</div>\n";
    }

    private static String curves(
            String title,
            String remark,
            Plot.Axis x,
            Plot.Axis y,
            boolean diagonal,
            Evaluation evaluation,
            Function<ClassFigures, Curve> curveOf) {
        List<Plot.Series> series = new ArrayList<>();
        for (int c = 0; c < evaluation.classes().size(); c++) {
            ClassFigures figures = evaluation.classes().get(c);
            Curve curve = curveOf.apply(figures);
            if (curve.area().isPresent()) {
                String name = String.format(
                        Locale.ROOT, "%s %.4f", figures.name(), curve.area().getAsDouble());
                series.add(new Plot.Series(name, c, c >= Html.COLOURS, doubles(curve.x()), doubles(curve.y()), -1));
            }
        }
        return new Plot(title, remark, x, y, diagonal, series).html();
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }

    private static String area(Curve curve) {
        return curve.area().isPresent() ? Html.number(curve.area().getAsDouble()) : "–";
    }
}
