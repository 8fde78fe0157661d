package io.gruard.cli;

import io.gruard.core.NumberText;
import io.gruard.detect.alert.AlertBudget;
import io.gruard.detect.alert.BudgetCalibration;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the alert budget. */
final class BudgetOptions {
    @Option(
            names = "--budget",
            paramLabel = "N/day",
            description = "raise the thresholds until the traffic of --budget-on gives at most this many alerts "
                    + "(N/hour, N/day or N/week)")
    private @Nullable String budget;

    @Option(
            names = "--budget-on",
            paramLabel = "FILE",
            description = "normal traffic on which the budget sets the thresholds (default: SOURCE, read twice)")
    private @Nullable String traffic;

    /** Returns the budget, if there is one. */
    Optional<AlertBudget> budget() {
        return Optional.ofNullable(budget).map(AlertBudget::parse);
    }

    /** Returns the file to calibrate on, if one is named. */
    Optional<String> traffic() {
        return Optional.ofNullable(traffic);
    }

    /** Summarises the calibration in one line. */
    static String summary(BudgetCalibration.CalibrationResult result, AlertBudget budget) {
        return String.format(
                Locale.ROOT,
                "budget of %s alerts %s: the calibration traffic of %.1f minutes allows %.1f and gives %,d %s",
                NumberText.shortest(budget.alerts()),
                period(budget.per()),
                result.traffic().toMillis() / 60_000.0,
                result.allowed(),
                result.alerts(),
                result.minScores().map(BudgetOptions::summary).orElse("even with the highest thresholds"));
    }

    private static String summary(BudgetCalibration.MinScores min) {
        return String.format(
                Locale.ROOT, "with a probability from %.6f and a novelty above %.6f", min.probability(), min.novelty());
    }

    private static String period(Duration per) {
        return switch ((int) per.toHours()) {
            case 1 -> "an hour";
            case 24 -> "a day";
            default -> "a week";
        };
    }
}
