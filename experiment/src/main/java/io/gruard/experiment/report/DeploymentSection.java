package io.gruard.experiment.report;

import io.gruard.training.metric.AlertForecast;
import io.gruard.training.metric.AttackRates;
import io.gruard.training.metric.BaseRateFigures;
import io.gruard.training.metric.ColumnRates;
import io.gruard.training.metric.DeploymentFigures;
import io.gruard.training.metric.DetectorFigures;
import io.gruard.training.metric.TestPeriod;
import io.gruard.training.metric.TimeFigures;
import io.gruard.training.rule.DetectionCounts;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Figures in operation of one evaluation: the model next to the best one-line rules, precision where attacks are rare, rates
 * over time, and rates for each value of the reported columns.
 */
final class DeploymentSection {
    private static final String NONE = "–";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private DeploymentSection() {}

    static String html(@Nullable DeploymentFigures figures) {
        if (figures == null) {
            return "";
        }
        StringBuilder html = new StringBuilder("<h3>In operation, next to the best one-line rules</h3>\n");
        html.append("<p class=\"note\">The rules were searched in the training rows: one threshold or value of one"
                        + " column,")
                .append(" and pairs of them. A model is worth its cost only where it does better than they do.</p>\n");
        html.append(detectors(figures)).append(baseRates(figures));
        TestPeriod period = figures.period();
        TimeFigures time = figures.model().time();
        if (period != null && time != null) {
            html.append(time(figures, period, time));
        }
        DetectorFigures rule = figures.bestRule();
        for (int i = 0; i < figures.columns().size(); i++) {
            html.append(column(
                    figures.model().columns().get(i),
                    rule == null ? null : rule.columns().get(i)));
        }
        return html.toString();
    }

    private static String detectors(DeploymentFigures figures) {
        boolean daily = figures.period() != null && figures.period().statesDailyRates();
        StringBuilder body = new StringBuilder();
        for (DetectorFigures detector : figures.detectors()) {
            TimeFigures time = detector.time();
            DetectionCounts training = detector.training();
            List<String> cells = new ArrayList<>(List.of(
                    name(detector),
                    rate(detector.rates().falsePositiveRate()),
                    rate(detector.rates().detectionRate()),
                    training == null ? NONE : falsePositiveRate(training) + " / " + detectionRate(training)));
            if (daily && time != null) {
                cells.addAll(List.of(number(time.alertsPerDay()), number(time.falseAlertsPerDay())));
            }
            body.append(Html.row(training == null ? "here" : "", cells));
        }
        List<String> heads = new ArrayList<>(
                List.of("detector", "false-positive rate", "detection rate", "both on the training rows"));
        if (daily) {
            heads.addAll(List.of("alerts a day", "false alerts a day"));
        }
        return Html.table(heads, body.toString());
    }

    private static String name(DetectorFigures detector) {
        return detector.training() == null
                ? "the model"
                : "<code>" + Html.escape(detector.rule()) + "</code><span class=\"range\">"
                        + Html.escape(detector.name()) + "</span>";
    }

    private static String rate(AttackRates.RateInterval interval) {
        return Double.isNaN(interval.value())
                ? NONE
                : Html.percent(interval.value()) + "<span class=\"range\">" + Html.percent(interval.low()) + " – "
                        + Html.percent(interval.high()) + "</span>";
    }

    private static String baseRates(DeploymentFigures figures) {
        List<String> heads = new ArrayList<>(List.of("detector"));
        for (BaseRateFigures at : figures.model().baseRates()) {
            heads.add("1 attack in " + Html.count(Math.round(1 / at.baseRate())));
        }
        StringBuilder body = new StringBuilder();
        for (DetectorFigures detector : figures.detectors()) {
            List<String> cells = new ArrayList<>(List.of(name(detector)));
            for (BaseRateFigures at : detector.baseRates()) {
                cells.add(
                        Double.isNaN(at.precision())
                                ? NONE
                                : Html.percent(at.precision()) + "<span class=\"range\">" + minutes(at.minutes())
                                        + "</span>");
            }
            body.append(Html.row(detector.training() == null ? "here" : "", cells));
        }
        return "<p class=\"note\">Share of the alerts that are attacks (precision), by how rare attacks are, and an"
                + " analyst’s time for one true alert where an alert takes " + number(figures.minutesPerAlert())
                + " minutes (setting minutes_per_alert). " + caveat(figures) + "</p>\n"
                + Html.table(heads, body.toString());
    }

    /** What the test rows can say at most about the rarest attacks. */
    private static String caveat(DeploymentFigures figures) {
        BaseRateFigures last = figures.model().baseRates().getLast();
        if (Double.isNaN(last.precision())) {
            return "Without benign rows or without attacks there is none.";
        }
        return String.format(
                Locale.ROOT,
                "With %s benign rows the model’s precision at 1 in %s may be as low as %s (95%% intervals of both"
                        + " rates).",
                Html.count(figures.model().counts().benign()),
                Html.count(Math.round(1 / last.baseRate())),
                Html.percent(last.lowPrecision()));
    }

    private static String minutes(double minutes) {
        if (!Double.isFinite(minutes)) {
            return NONE;
        }
        return minutes < 120 ? number(minutes) + " min" : number(minutes / 60) + " h";
    }

    private static String time(DeploymentFigures figures, TestPeriod period, TimeFigures model) {
        StringBuilder html = new StringBuilder("<p class=\"note\">From ");
        html.append(moment(period.from()))
                .append(" to ")
                .append(moment(period.to()))
                .append(" UTC, ");
        html.append(String.format(Locale.ROOT, "%.1f days. ", period.days())).append(forecast(model.forecast()));
        html.append(" Area: mean height of the curve (area under time). A rate of fewer than ")
                .append(TimeFigures.MIN_ROWS)
                .append(" rows is not on a curve.</p>\n<div class=\"columns\">\n");
        html.append(curve(
                "Detection rate by " + unit(period),
                "detection rate",
                figures,
                period,
                TimeFigures::detectionCurve,
                DetectionCounts::detectionRate,
                TimeFigures::detectionArea));
        html.append(curve(
                "False-positive rate by " + unit(period),
                "false-positive rate",
                figures,
                period,
                TimeFigures::falsePositiveCurve,
                DetectionCounts::falsePositiveRate,
                TimeFigures::falsePositiveArea));
        return html.append("</div>\n").toString();
    }

    private static String moment(double seconds) {
        return TIME.format(Instant.ofEpochSecond((long) Math.floor(seconds)).atOffset(ZoneOffset.UTC));
    }

    private static String unit(TestPeriod period) {
        int seconds = period.binSeconds();
        if (seconds == 3_600) {
            return "hour";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + " hours";
        }
        return seconds % 60 == 0 ? (seconds == 60 ? "minute" : seconds / 60 + " minutes") : seconds + " s";
    }

    private static String forecast(@Nullable AlertForecast forecast) {
        if (forecast == null) {
            return "The rows cover no second day, so the first day’s alerts forecast nothing.";
        }
        return String.format(
                Locale.ROOT,
                "The first day’s %,d alerts forecast %,.0f (%,.0f to %,.0f) for the next %.0f hours; there were %,d, %s"
                        + " the interval.",
                forecast.firstDay(),
                forecast.expected(),
                forecast.low(),
                forecast.high(),
                forecast.hours(),
                forecast.actual(),
                forecast.holds() ? "within" : "outside");
    }

    /** Unit of the time axis. */
    private enum TimeScale {
        MINUTES("minutes", 60),
        HOURS("hours", 3_600),
        DAYS("days", 86_400);

        private final String text;
        private final int seconds;

        TimeScale(String text, int seconds) {
            this.text = text;
            this.seconds = seconds;
        }
    }

    private static String curve(
            String title,
            String label,
            DeploymentFigures figures,
            TestPeriod period,
            Function<TimeFigures, List<TimeFigures.TimeBin>> bins,
            ToDoubleFunction<DetectionCounts> rate,
            ToDoubleFunction<TimeFigures> area) {
        List<Plot.Series> series = new ArrayList<>();
        DetectorFigures best = figures.bestRule();
        TimeFigures ofRule = best == null ? null : best.time();
        TimeFigures ofModel = figures.model().time();
        double hours = Math.max((period.to() - period.from()) / 3_600, 1e-9);
        TimeScale scale = hours > 96 ? TimeScale.DAYS : hours < 3 ? TimeScale.MINUTES : TimeScale.HOURS;
        if (ofModel != null) {
            series.add(line("the model", 0, false, ofModel, period, scale, bins, rate, area));
        }
        if (ofRule != null && best != null) {
            series.add(line(best.rule(), 1, true, ofRule, period, scale, bins, rate, area));
        }
        double highest = 0;
        for (Plot.Series one : series) {
            for (double y : one.y()) {
                highest = Math.max(highest, y);
            }
        }
        return new Plot(
                        title,
                        "",
                        Plot.Axis.around(scale.text + " since the first test row", 0, hours * 3_600 / scale.seconds),
                        highest > 0.5 ? Plot.Axis.unit(label) : Plot.Axis.around(label, 0, Math.max(highest, 0.001)),
                        false,
                        series)
                .html();
    }

    private static Plot.Series line(
            String name,
            int colour,
            boolean dashed,
            TimeFigures time,
            TestPeriod period,
            TimeScale scale,
            Function<TimeFigures, List<TimeFigures.TimeBin>> bins,
            ToDoubleFunction<DetectionCounts> rate,
            ToDoubleFunction<TimeFigures> area) {
        List<TimeFigures.TimeBin> known = bins.apply(time);
        double[] x = new double[known.size()];
        double[] y = new double[known.size()];
        for (int i = 0; i < x.length; i++) {
            double middle = known.get(i).from() + period.binSeconds() / 2.0;
            x[i] = Math.clamp(middle - period.from(), 0, period.to() - period.from()) / scale.seconds;
            y[i] = rate.applyAsDouble(known.get(i).counts());
        }
        double height = area.applyAsDouble(time);
        return new Plot.Series(
                name + ", area " + (Double.isNaN(height) ? NONE : Html.number(height)), colour, dashed, x, y, -1);
    }

    private static String column(ColumnRates model, @Nullable ColumnRates rule) {
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < model.values().size(); i++) {
            ColumnRates.ValueRates value = model.values().get(i);
            DetectionCounts ofRule = rule == null ? null : rule.values().get(i).counts();
            body.append(Html.row("", cells(Html.escape(value.value()), value.counts(), ofRule)));
        }
        DetectionCounts without = model.withoutCommonest();
        if (without.attacks() > 0) {
            body.append(Html.row(
                    "total",
                    cells(
                            "all but " + Html.escape(model.commonestOfAttacks()),
                            without,
                            rule == null ? null : rule.withoutCommonest())));
        }
        return "<h3>By " + Html.escape(model.column())
                + "</h3>\n<p class=\"note\">Attacks of a common value do not hide"
                + " the missed ones of another. The rule is the one that did best on the training rows.</p>\n"
                + Html.table(
                        List.of(
                                model.column(),
                                "attacks",
                                "detected by the model",
                                "by the rule",
                                "benign rows",
                                "false-positive rate of the model",
                                "of the rule"),
                        body.toString());
    }

    private static List<String> cells(String name, DetectionCounts model, @Nullable DetectionCounts rule) {
        return List.of(
                name,
                Html.count(model.attacks()),
                detectionRate(model),
                rule == null ? NONE : detectionRate(rule),
                Html.count(model.benign()),
                falsePositiveRate(model),
                rule == null ? NONE : falsePositiveRate(rule));
    }

    static String detectionRate(DetectionCounts counts) {
        return counts.attacks() == 0 ? NONE : Html.percent(counts.detectionRate());
    }

    static String falsePositiveRate(DetectionCounts counts) {
        return counts.benign() == 0 ? NONE : Html.percent(counts.falsePositiveRate());
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return NONE;
        }
        return String.format(Locale.ROOT, value < 100 && value != Math.rint(value) ? "%,.1f" : "%,.0f", value);
    }
}
