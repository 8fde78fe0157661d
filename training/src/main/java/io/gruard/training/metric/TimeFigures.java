package io.gruard.training.metric;

import io.gruard.training.rule.DetectionCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Figures over time. "Area under time" is the mean height of a curve of a rate over time (Pendlebury et al., "TESSERACT",
 * USENIX Security 2019): trapezoids over the bins that have a rate, divided by the time between the first and the last.
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
                area(bins, counts -> counts.attacks() > 0, DetectionCounts::detectionRate),
                area(bins, counts -> counts.benign() > 0, DetectionCounts::falsePositiveRate),
                daily ? alerts / period.days() : Double.NaN,
                daily ? falseAlerts / period.days() : Double.NaN,
                AlertForecast.of(period, times, called));
    }

    private static double area(
            List<TimeBin> bins, Predicate<DetectionCounts> defined, ToDoubleFunction<DetectionCounts> rate) {
        List<TimeBin> known =
                bins.stream().filter(bin -> defined.test(bin.counts())).toList();
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
