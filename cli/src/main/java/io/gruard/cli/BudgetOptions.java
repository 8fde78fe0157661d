package io.gruard.cli;

import io.gruard.detect.alert.AlertBudget;
import io.gruard.detect.alert.BudgetCalibration;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of the alert budget. */
final class BudgetOptions {
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
