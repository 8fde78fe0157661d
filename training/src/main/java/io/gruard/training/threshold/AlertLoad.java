package io.gruard.training.threshold;

import java.util.Locale;

/**
 * The number of alerts a team can handle and the traffic that causes them.
 *
 * @param alertsPerDay maximum number of alerts a day; 0 for no limit
 * @param recordsPerSecond number of classified records a second
 * @param baseRate share of the records that are attacks
 */
public record AlertLoad(double alertsPerDay, double recordsPerSecond, double baseRate) {
    private static final double SECONDS_PER_DAY = 86_400;

    public AlertLoad {
        if (!(alertsPerDay >= 0) || !(recordsPerSecond > 0) || !(baseRate >= 0 && baseRate <= 1)) {
            throw new IllegalArgumentException(
                    "alert load: expected 0 or more alerts a day, more than 0 records a second"
                            + " and a base rate in 0..1, found " + alertsPerDay + ", " + recordsPerSecond + " and "
                            + baseRate);
        }
    }

    /** Returns whether there is a limit. */
    public boolean bounded() {
        return alertsPerDay > 0;
    }

    /** Returns the load with another base rate. */
    public AlertLoad at(double otherBaseRate) {
        return new AlertLoad(alertsPerDay, recordsPerSecond, otherBaseRate);
    }

    /** Returns the number of records a day. */
    public double recordsPerDay() {
        return SECONDS_PER_DAY * recordsPerSecond;
    }

    /** Returns the number of false alerts a day. */
    public double falseAlertsPerDay(double falsePositiveRate) {
        return recordsPerDay() * (1 - baseRate) * falsePositiveRate;
    }

    /** Returns the number of true alerts a day. */
    public double trueAlertsPerDay(double detectionRate) {
        return recordsPerDay() * baseRate * detectionRate;
    }

    /** Returns the share of true alerts by Bayes' rule (Axelsson 2000, on the base-rate fallacy), or NaN without alerts. */
    public double precision(double falsePositiveRate, double detectionRate) {
        double trueAlerts = trueAlertsPerDay(detectionRate);
        return trueAlerts / (trueAlerts + falseAlertsPerDay(falsePositiveRate));
    }

    /** Returns whether the number of alerts is within the limit. */
    boolean allows(double falsePositiveRate, double detectionRate) {
        return falseAlertsPerDay(falsePositiveRate) + trueAlertsPerDay(detectionRate) <= alertsPerDay;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,.0f alerts a day at %,.0f records a second with a share of %s attacks",
                alertsPerDay,
                recordsPerSecond,
                baseRate);
    }
}
