package io.gruard.training.metric;

import io.gruard.training.rule.DetectionCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Figures over time. "Area under time" is the mean height of a curve of a rate over time (Pendlebury et al., "TESSERACT",
 * USENIX Security 2019): trapezoids over the bins that have a rate, divided by the time between the first and the last. One
 * false positive in an hour of one benign row is no rate of 100%: bins of fewer than {@value #MIN_ROWS} benign rows are left out
 * of the curve of false positives, bins of fewer attacks out of that of detections, unless all are.
 *
 * @param bins those with rows, in the order of time
 * @param detectionArea area under the curve of the detection rate; not a number if no bin has attacks
 * @param falsePositiveArea area under the curve of the false-positive rate; not a number if no bin has benign rows
 * @param alertsPerDay records classified as an attack, for each day; not a number if the period is shorter than an hour
 * @param falseAlertsPerDay benign records among them
 * @param forecast the first day's alerts as a forecast of the next day's; null if the rows cover no second day
 */
public record TimeFigures(
        List<TimeBin> bins,
        double detectionArea,
        double falsePositiveArea,
        double alertsPerDay,
        double falseAlertsPerDay,
        @Nullable AlertForecast forecast) {
    /** Rows of a bin from which on its rate is on a curve. */
    public static final int MIN_ROWS = 5;

    public TimeFigures {
        bins = List.copyOf(bins);
    }

    /**
     * The rows of a bin.
     *
     * @param from when it begins, in seconds since 1970-01-01 UTC
     */
    public record TimeBin(double from, DetectionCounts counts) {}

    static TimeFigures of(TestPeriod period, double[] times, boolean[] attack, boolean[] called) {
        DetectionCounts.RowCounter[] counters = new DetectionCounts.RowCounter[period.bins()];
        int alerts = 0;
        int falseAlerts = 0;
        for (int row = 0; row < times.length; row++) {
            int bin = period.bin(times[row]);
            if (counters[bin] == null) {
                counters[bin] = new DetectionCounts.RowCounter();
            }
            counters[bin].add(attack[row], called[row]);
            alerts += called[row] ? 1 : 0;
            falseAlerts += called[row] && !attack[row] ? 1 : 0;
        }
        List<TimeBin> bins = new ArrayList<>();
        for (int bin = 0; bin < counters.length; bin++) {
            if (counters[bin] != null) {
                bins.add(new TimeBin(period.firstBin() + (double) bin * period.binSeconds(), counters[bin].counts()));
            }
        }
        boolean daily = period.statesDailyRates();
        return new TimeFigures(
                bins,
                area(onCurve(bins, DetectionCounts::attacks), DetectionCounts::detectionRate),
                area(onCurve(bins, DetectionCounts::benign), DetectionCounts::falsePositiveRate),
                daily ? alerts / period.days() : Double.NaN,
                daily ? falseAlerts / period.days() : Double.NaN,
                AlertForecast.of(period, times, called));
    }

    /** The bins on the curve of the detection rate. */
    public List<TimeBin> detectionCurve() {
        return onCurve(bins, DetectionCounts::attacks);
    }

    /** The bins on the curve of the false-positive rate. */
    public List<TimeBin> falsePositiveCurve() {
        return onCurve(bins, DetectionCounts::benign);
    }

    private static List<TimeBin> onCurve(List<TimeBin> bins, ToIntFunction<DetectionCounts> rows) {
        List<TimeBin> enough = bins.stream()
                .filter(bin -> rows.applyAsInt(bin.counts()) >= MIN_ROWS)
                .toList();
        return enough.isEmpty()
                ? bins.stream().filter(bin -> rows.applyAsInt(bin.counts()) > 0).toList()
                : enough;
    }

    private static double area(List<TimeBin> known, ToDoubleFunction<DetectionCounts> rate) {
        if (known.size() < 2) {
            return known.isEmpty()
                    ? Double.NaN
                    : rate.applyAsDouble(known.getFirst().counts());
        }
        double sum = 0;
        for (int i = 1; i < known.size(); i++) {
            TimeBin before = known.get(i - 1);
            TimeBin bin = known.get(i);
            double height = (rate.applyAsDouble(before.counts()) + rate.applyAsDouble(bin.counts())) / 2;
            sum += height * (bin.from() - before.from());
        }
        return sum / (known.getLast().from() - known.getFirst().from());
    }
}
