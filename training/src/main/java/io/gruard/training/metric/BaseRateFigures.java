package io.gruard.training.metric;

import io.gruard.training.rule.DetectionCounts;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * What alerts are worth where a given share of the records are attacks, by Bayes' rule (Axelsson 2000, on the base-rate
 * fallacy). Not a number if there are no benign rows, no attacks or no alerts.
 *
 * @param baseRate share of the records that are attacks
 * @param precision share of the alerts that are attacks
 * @param lowPrecision the same for the upper end of the false-positive rate's 95% interval and the lower end of the detection
 *     rate's (Wilson 1927), since no false positive among few benign rows does not mean none
 * @param minutes an analyst's minutes for one true alert: minutes for an alert over precision
 * @param maxMinutes the same for {@code lowPrecision}
 */
public record BaseRateFigures(
        double baseRate, double precision, double lowPrecision, double minutes, double maxMinutes) {
    /** The base rates that are reported: 1 in 100 to 1 in 100,000. */
    static final double[] BASE_RATES = {1e-2, 1e-3, 1e-4, 1e-5};

    /** Of a normal distribution, for an interval of 95%. */
    private static final double Z = 1.959963984540054;

    /** The figures at each base rate. */
    static List<BaseRateFigures> of(DetectionCounts counts, double minutesPerAlert) {
        return DoubleStream.of(BASE_RATES)
                .mapToObj(rate -> at(rate, counts, minutesPerAlert))
                .toList();
    }

    private static BaseRateFigures at(double baseRate, DetectionCounts counts, double minutesPerAlert) {
        if (counts.benign() == 0 || counts.attacks() == 0) {
            return new BaseRateFigures(baseRate, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double precision = precision(baseRate, counts.falsePositiveRate(), counts.detectionRate());
        double low = precision(
                baseRate,
                wilson(counts.falsePositives(), counts.benign(), 1),
                wilson(counts.found(), counts.attacks(), -1));
        return new BaseRateFigures(baseRate, precision, low, minutesPerAlert / precision, minutesPerAlert / low);
    }

    private static double precision(double baseRate, double falsePositiveRate, double detectionRate) {
        double trueAlerts = baseRate * detectionRate;
        return trueAlerts / (trueAlerts + (1 - baseRate) * falsePositiveRate);
    }

    /** One end of Wilson's interval of a share: the upper for 1, the lower for -1. */
    static double wilson(int part, int whole, int end) {
        double share = (double) part / whole;
        double middle = share + Z * Z / (2 * whole);
        double half = Z * Math.sqrt(share * (1 - share) / whole + Z * Z / (4.0 * whole * whole));
        return Math.clamp((middle + end * half) / (1 + Z * Z / whole), 0, 1);
    }
}
