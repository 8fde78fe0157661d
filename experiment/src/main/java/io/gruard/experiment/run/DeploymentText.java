package io.gruard.experiment.run;

import io.gruard.training.metric.AlertForecast;
import io.gruard.training.metric.BaseRateFigures;
import io.gruard.training.metric.ColumnRates;
import io.gruard.training.metric.DeploymentFigures;
import io.gruard.training.metric.DetectorFigures;
import io.gruard.training.metric.Evaluation;
import io.gruard.training.metric.EvaluationName;
import io.gruard.training.metric.TestPeriod;
import io.gruard.training.metric.TimeFigures;
import io.gruard.training.rule.DetectionCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Figures in operation as text for a terminal: the model, and next to it the best one-line rules of the training rows. */
final class DeploymentText {
    /** The base rate that the terminal shows; the report has all. */
    private static final double BASE_RATE = 1e-3;

    /** Values of a column that the terminal shows. */
    private static final int MAX_VALUES = 12;

    private static final String NONE = "–";

    private DeploymentText() {}

    static List<String> lines(DeploymentFigures figures) {
        List<String> lines = new ArrayList<>();
        if (!figures.rules().isEmpty() || figures.period() != null) {
            lines.addAll(detectors(figures));
        }
        TestPeriod period = figures.period();
        TimeFigures time = figures.model().time();
        if (period != null && time != null) {
            lines.addAll(time(figures, period, time));
        }
        DetectorFigures rule = figures.bestRule();
        for (int i = 0; i < figures.columns().size(); i++) {
            lines.addAll(column(
                    figures.model().columns().get(i),
                    rule == null ? null : rule.columns().get(i)));
        }
        return lines;
    }

    private static List<String> detectors(DeploymentFigures figures) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "  in operation, where 1 record in %,.0f is an attack and an alert takes %s minutes:",
                1 / BASE_RATE,
                number(figures.minutesPerAlert())));
        lines.add(String.format(
                "    %8s %9s %9s %16s %11s  %s",
                "FPR",
                "detected",
                "precision",
                "min/true alert",
                "alerts/day",
                "detector (rules are of the training rows)"));
        for (DetectorFigures detector : figures.detectors()) {
            BaseRateFigures at = detector.baseRates().stream()
                    .filter(rate -> rate.baseRate() == BASE_RATE)
                    .findFirst()
                    .orElseThrow();
            TimeFigures time = detector.time();
            lines.add(String.format(
                    Locale.ROOT,
                    "    %8s %9s %9s %16s %11s  %s",
                    falsePositiveRate(detector.counts()),
                    detectionRate(detector.counts()),
                    rate(at.precision()),
                    number(at.minutes()),
                    time == null ? NONE : number(time.alertsPerDay()),
                    detector.training() == null ? "the model" : detector.rule()));
        }
        return lines;
    }

    private static List<String> time(DeploymentFigures figures, TestPeriod period, TimeFigures time) {
        List<String> lines = new ArrayList<>();
        DetectorFigures best = figures.bestRule();
        TimeFigures rule = best == null ? null : best.time();
        lines.add(String.format(
                Locale.ROOT,
                "  over %.1f days, area under time: detection rate %s, false-positive rate %s%s",
                period.days(),
                rate(time.detectionArea()),
                rate(time.falsePositiveArea()),
                rule == null
                        ? ""
                        : "; by the best rule " + rate(rule.detectionArea()) + " and "
                                + rate(rule.falsePositiveArea())));
        AlertForecast forecast = time.forecast();
        lines.add(
                forecast == null
                        ? "  no forecast of alerts: the test rows cover no second day"
                        : String.format(
                                Locale.ROOT,
                                "  %,d alerts on the first day forecast %,.0f (%,.0f to %,.0f) in the next %.0f hours;"
                                        + " there were %,d",
                                forecast.firstDay(),
                                forecast.expected(),
                                forecast.low(),
                                forecast.high(),
                                forecast.hours(),
                                forecast.actual()));
        return lines;
    }

    private static List<String> column(ColumnRates model, @Nullable ColumnRates rule) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                "  %9s %9s %9s %9s %9s %9s  by %s",
                "attacks", "detected", "by rule", "benign", "FPR", "by rule", model.column()));
        List<ColumnRates.ValueRates> values = model.values();
        for (int i = 0; i < Math.min(values.size(), MAX_VALUES); i++) {
            DetectionCounts counts = values.get(i).counts();
            DetectionCounts ofRule = rule == null ? null : rule.values().get(i).counts();
            lines.add(String.format(
                    Locale.ROOT,
                    "  %,9d %9s %9s %,9d %9s %9s  %s",
                    counts.attacks(),
                    detectionRate(counts),
                    ofRule == null ? NONE : detectionRate(ofRule),
                    counts.benign(),
                    falsePositiveRate(counts),
                    ofRule == null ? NONE : falsePositiveRate(ofRule),
                    values.get(i).value()));
        }
        DetectionCounts without = model.withoutCommonest();
        if (without.attacks() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  detection rate without %s %s: %s%s; mean of the values %s%s",
                    model.column(),
                    model.commonestOfAttacks(),
                    detectionRate(without),
                    rule == null ? "" : " (rule " + detectionRate(rule.withoutCommonest()) + ")",
                    rate(model.meanDetectionRate()),
                    rule == null ? "" : " (rule " + rate(rule.meanDetectionRate()) + ")"));
        }
        return lines;
    }

    /** A line for each pair of parts; empty if there is none. */
    static String transfers(List<Evaluation> evaluations) {
        StringBuilder lines = new StringBuilder();
        for (Evaluation evaluation : evaluations) {
            DeploymentFigures figures = evaluation.deployment();
            if (EvaluationName.isTransfer(evaluation.name()) && figures != null) {
                DetectorFigures rule = figures.bestRule();
                lines.append(String.format(
                        "  %-16s %-16s %8s %9s %8s %9s  %s%n",
                        EvaluationName.trainedOn(evaluation.name()),
                        EvaluationName.testedOn(evaluation.name()),
                        falsePositiveRate(figures.model().counts()),
                        detectionRate(figures.model().counts()),
                        rule == null ? NONE : falsePositiveRate(rule.counts()),
                        rule == null ? NONE : detectionRate(rule.counts()),
                        rule == null ? NONE : rule.rule()));
            }
        }
        return lines.isEmpty()
                ? ""
                : String.format(
                                "%n  %-16s %-16s %8s %9s %8s %9s  %s%n",
                                "trained on", "tested on", "FPR", "detected", "by rule", "detected", "best rule")
                        + lines;
    }

    private static String detectionRate(DetectionCounts counts) {
        return rate(counts.attacks() == 0 ? Double.NaN : counts.detectionRate());
    }

    private static String falsePositiveRate(DetectionCounts counts) {
        return rate(counts.benign() == 0 ? Double.NaN : counts.falsePositiveRate());
    }

    private static String rate(double rate) {
        return Double.isNaN(rate) ? NONE : String.format(Locale.ROOT, "%.4f", rate);
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        return String.format(Locale.ROOT, value < 100 && value != Math.rint(value) ? "%,.1f" : "%,.0f", value);
    }
}
