package io.gruard.cli;

import io.gruard.detect.Detector;
import io.gruard.detect.ScoringPipeline;
import io.gruard.detect.ScoringSettings;
import io.gruard.detect.alert.AlertBudget;
import io.gruard.detect.alert.AlertSettings;
import io.gruard.detect.alert.BudgetCalibration;
import io.gruard.detect.suppression.AlertSuppression;
import io.gruard.detect.suppression.SuppressionRules;
import io.gruard.traffic.source.RecordSource;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the alert budget. */
final class BudgetOptions {
    /** A million of them take about 300 MB. */
    private static final int MAX_DETECTIONS = 1_000_000;

    @Option(
            names = "--budget",
            paramLabel = "N/day",
            description = "Raise the thresholds until the traffic of --budget-on gives no more alerts than this "
                    + "(N/hour, N/day or N/week).")
    private @Nullable String budget;

    @Option(
            names = "--budget-on",
            paramLabel = "FILE",
            description = "Ordinary traffic on which the budget sets the threshold (default: SOURCE, read twice).")
    private @Nullable String traffic;

    /** The budget, if there is one. */
    Optional<AlertBudget> budget() {
        return Optional.ofNullable(budget).map(AlertBudget::parse);
    }

    /** The file to calibrate on, if one is named. */
    Optional<String> traffic() {
        return Optional.ofNullable(traffic);
    }

    /** Reads the traffic and finds the threshold that keeps the budget. */
    static BudgetCalibration.CalibrationResult calibrate(
            AlertBudget budget,
            RecordSource source,
            Detector detector,
            AlertSettings alerts,
            SuppressionRules rules,
            ScoringSettings scoring,
            BooleanSupplier stop)
            throws IOException {
        BudgetCalibration calibration = new BudgetCalibration(alerts, MAX_DETECTIONS);
        AlertSuppression suppression = new AlertSuppression(rules, calibration);
        try (ScoringPipeline pipeline = new ScoringPipeline(detector, suppression, scoring)) {
            source.readInto(pipeline::submit, stop);
        }
        return calibration.outcome(budget, detector);
    }

    /** What was found, in a line. */
    static String told(BudgetCalibration.CalibrationResult outcome, AlertBudget budget) {
        return String.format(
                Locale.ROOT,
                "budget of %s alerts in %s: %.1f in the %.1f minutes of the given traffic; %s gives %,d",
                number(budget.alerts()),
                budget.per(),
                outcome.allowed(),
                outcome.traffic().toMillis() / 60_000.0,
                outcome.least().map(BudgetOptions::told).orElse("no threshold"),
                outcome.alerts());
    }

    private static String told(BudgetCalibration.Least least) {
        return String.format(
                Locale.ROOT, "probability from %.6f, novelty above %.6f", least.probability(), least.novelty());
    }

    private static String number(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }
}
