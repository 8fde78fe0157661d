package io.gruard.experiment.run;

import io.gruard.core.NumberText;
import io.gruard.training.metric.ClassFigures;
import io.gruard.training.metric.Curve;
import io.gruard.training.metric.Evaluation;
import io.gruard.training.metric.EvaluationName;
import io.gruard.training.metric.Figure;
import io.gruard.training.metric.Repetition;
import io.gruard.training.metric.Spread;
import io.gruard.training.metric.ValueLeftOut;
import io.gruard.training.metric.VerdictFigure;
import io.gruard.training.metric.VerdictFigures;
import io.gruard.training.protocol.Protocol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A run's figures as text for a terminal. */
public final class Summary {
    private static final List<Figure> SPREAD_SHOWN = List.of(
            Figure.ACCURACY,
            Figure.WEIGHTED_PRECISION,
            Figure.WEIGHTED_F1,
            Figure.MACRO_F1,
            Figure.MCC,
            Figure.FALSE_POSITIVE_RATE,
            Figure.DETECTION_RATE);

    private Summary() {}

    /** Everything; ends with a line break. */
    public static String text(RunFigures figures) {
        StringBuilder text = new StringBuilder();
        text.append(String.format("%s, %s, protocol %s%n", figures.dataset(), figures.model(), figures.protocol()));
        for (Evaluation evaluation : shown(figures)) {
            text.append(evaluation(evaluation));
        }
        text.append(leftOut(figures));
        text.append(valuesLeftOut(figures));
        figures.repetitions().forEach(repetition -> text.append(repetition(repetition, figures)));
        figures.warnings()
                .forEach(warning -> text.append("warning: ").append(warning).append('\n'));
        return text.toString();
    }

    /** A fold or a further seed is one of several: their spread says more than ten tables. */
    private static List<Evaluation> shown(RunFigures figures) {
        return figures.evaluations().stream()
                .filter(evaluation -> EvaluationName.isWhole(evaluation.name()))
                .toList();
    }

    /** One evaluation: the table by class, then the figures over all classes. */
    public static String evaluation(Evaluation evaluation) {
        int width = evaluation.classes().stream()
                .mapToInt(figures -> figures.name().length())
                .max()
                .orElse(0);
        width = Math.max(width, "class".length());
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "%s, %,d rows",
                evaluation.name(),
                evaluation.confusion().total()));
        lines.add(String.format(
                "  %-" + width + "s %10s %10s %8s %8s %8s %8s",
                "class",
                "rows",
                "precision",
                "recall",
                "F1",
                "FPR",
                "AUROC"));
        for (ClassFigures figures : evaluation.classes()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-" + width + "s %,10d %10.4f %8.4f %8.4f %8.4f %8s",
                    figures.name(),
                    figures.support(),
                    figures.precision(),
                    figures.recall(),
                    figures.f1(),
                    figures.falsePositiveRate(),
                    area(figures.roc())));
        }
        lines.add(String.format(
                Locale.ROOT,
                "  accuracy %.2f %%, macro-F1 %.4f, MCC %.4f, false-positive rate %.2f %%, detection rate %.2f %%",
                100 * evaluation.accuracy(),
                evaluation.f1().macro(),
                evaluation.mcc(),
                100 * evaluation.falsePositiveRate(),
                100 * evaluation.detectionRate()));
        lines.add(String.format(
                Locale.ROOT,
                "  weighted precision %.2f %%, weighted F1 %.2f %%, log loss %.4f, %.3g s per instance",
                100 * evaluation.precision().weighted(),
                100 * evaluation.f1().weighted(),
                evaluation.loss(),
                evaluation.secondsPerInstance()));
        VerdictFigures verdicts = evaluation.verdicts();
        if (verdicts != null) {
            lines.addAll(verdicts(verdicts));
        }
        evaluation.notes().forEach(note -> lines.add("  note: " + note));
        return String.join("\n", lines) + "\n";
    }

    private static String leftOutTitle(String protocol) {
        return Protocol.parse(protocol) instanceof Protocol.FewShot(int rows)
                ? rows + " rows trained on"
                : "left out of training";
    }

    /** A line for each attack that was left out of training, or nearly. */
    private static String leftOut(RunFigures figures) {
        StringBuilder lines = new StringBuilder();
        for (Evaluation evaluation : figures.evaluations()) {
            VerdictFigures verdicts = evaluation.verdicts();
            if (EvaluationName.isOfLabel(evaluation.name()) && verdicts != null) {
                lines.append(String.format(
                        Locale.ROOT,
                        "  %-20s %,9d %9.4f %13.4f %10.4f %8.4f%n",
                        EvaluationName.leftOut(evaluation.name()),
                        verdicts.novelRows(),
                        value(verdicts, VerdictFigure.NOVEL_DETECTION_RATE),
                        value(verdicts, VerdictFigure.NOVEL_DETECTION_BY_CLASSIFIER),
                        value(verdicts, VerdictFigure.NOVEL_CLASS_RATE),
                        value(verdicts, VerdictFigure.FALSE_POSITIVE_RATE)));
            }
        }
        return lines.isEmpty()
                ? ""
                : String.format(
                                "%n  %-20s %9s %9s %13s %10s %8s%n",
                                leftOutTitle(figures.protocol()), "rows", "found", "by classifier", "own class", "FPR")
                        + lines;
    }

    /** A line for each value of a feature that was left out of training. */
    private static String valuesLeftOut(RunFigures figures) {
        StringBuilder lines = new StringBuilder();
        for (ValueLeftOut left : ValueLeftOut.of(figures.evaluations())) {
            lines.append(String.format(
                    Locale.ROOT,
                    "  %-20s %,9d %8s %13s %,9d %8s %13s%n",
                    left.value(),
                    left.benign(),
                    NumberText.decimal(left.verdicts().falsePositive()),
                    NumberText.decimal(left.classifier().falsePositive()),
                    left.attacks(),
                    NumberText.decimal(left.verdicts().detection()),
                    NumberText.decimal(left.classifier().detection())));
        }
        return lines.isEmpty()
                ? ""
                : String.format(
                                "%n  %-20s %9s %8s %13s %9s %8s %13s%n",
                                "left out of training",
                                "benign",
                                "FPR",
                                "by classifier",
                                "attacks",
                                "found",
                                "by classifier")
                        + lines;
    }

    private static double value(VerdictFigures verdicts, VerdictFigure figure) {
        VerdictFigures.Interval interval = verdicts.figures().get(figure);
        return interval == null ? Double.NaN : interval.value();
    }

    private static List<String> verdicts(VerdictFigures verdicts) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "  with novelty, %,d rows called an unknown attack, %,d rows of new labels",
                verdicts.unknownRows(),
                verdicts.novelRows()));
        for (VerdictFigure figure : VerdictFigure.values()) {
            VerdictFigures.Interval interval = verdicts.figures().get(figure);
            if (interval != null) {
                lines.add(String.format(
                        Locale.ROOT,
                        "    %-65s %8.4f  (%.4f to %.4f)",
                        figure.title(),
                        interval.value(),
                        interval.low(),
                        interval.high()));
            }
        }
        return lines;
    }

    private static String area(Curve curve) {
        return curve.area().isPresent()
                ? String.format(Locale.ROOT, "%.4f", curve.area().getAsDouble())
                : "-";
    }

    private static String title(Repetition repetition, RunFigures figures) {
        return repetition.over().equals("folds")
                ? "the " + repetition.count() + " " + figures.rounds()
                : repetition.evaluation() + " over " + repetition.count() + " " + repetition.over();
    }

    private static String repetition(Repetition repetition, RunFigures figures) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add(title(repetition, figures));
        lines.add(String.format("  %-22s %9s %9s %9s %9s %9s", "", "median", "min", "max", "mean", "sd"));
        for (Figure figure : SPREAD_SHOWN) {
            Spread spread = repetition.spread(figure);
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-22s %9.4f %9.4f %9.4f %9.4f %9.4f",
                    figure.title(),
                    spread.median(),
                    spread.min(),
                    spread.max(),
                    spread.mean(),
                    spread.standardDeviation()));
        }
        if (!repetition.verdicts().isEmpty()) {
            lines.add("  with novelty");
        }
        repetition
                .verdicts()
                .forEach((figure, spread) -> lines.add(String.format(
                        Locale.ROOT,
                        "    %-65s %8.4f  (%.4f to %.4f)",
                        figure.title(),
                        spread.median(),
                        spread.min(),
                        spread.max())));
        return String.join("\n", lines) + "\n";
    }
}
