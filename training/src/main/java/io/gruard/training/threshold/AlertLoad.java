package io.gruard.training.threshold;

import java.util.Locale;

/**
 * How many alerts a team can look at, on what traffic.
 *
 * @param alertsPerDay at most; 0 for no bound
 * @param recordsPerSecond that are judged
 * @param baseRate share of the records that are attacks
 */
public record AlertLoad(double alertsPerDay, double recordsPerSecond, double baseRate) {
    private static final double SECONDS_OF_A_DAY = 86_400;

    public AlertLoad {
        if (!(alertsPerDay >= 0) || !(recordsPerSecond > 0) || !(baseRate >= 0 && baseRate <= 1)) {
            throw new IllegalArgumentException("alerts a day must be 0 or more, records a second above 0 and the base"
                    + " rate in 0..1, found " + alertsPerDay + ", " + recordsPerSecond + " and " + baseRate);
        }
    }

    /** Whether there is a bound. */
    public boolean bounded() {
        return alertsPerDay > 0;
    }

    /** The same with attacks as common as this. */
    public AlertLoad at(double otherBaseRate) {
        return new AlertLoad(alertsPerDay, recordsPerSecond, otherBaseRate);
    }

    /** Records of a day. */
    public double recordsPerDay() {
        return SECONDS_OF_A_DAY * recordsPerSecond;
    }

    /** Alerts of a day that are false, for the share of benign records called an attack. */
    public double falseAlertsPerDay(double falsePositiveRate) {
        return recordsPerDay() * (1 - baseRate) * falsePositiveRate;
    }

    /** Attack records of a day that are called one, for the share of them that are. */
    public double trueAlertsPerDay(double detectionRate) {
        return recordsPerDay() * baseRate * detectionRate;
    }

    /** The share of alerts that are attacks: Bayes' rule (Axelsson 2000, on the base-rate fallacy). Not a number without alerts. */
    public double precision(double falsePositiveRate, double detectionRate) {
        double found = trueAlertsPerDay(detectionRate);
        return found / (found + falseAlertsPerDay(falsePositiveRate));
    }

    /** Whether so many records called an attack are within the bound. */
    boolean allows(double falsePositiveRate, double detectionRate) {
        return falseAlertsPerDay(falsePositiveRate) + trueAlertsPerDay(detectionRate) <= alertsPerDay;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%,.0f alerts a day at %,.0f records a second, of which a share of %s are attacks",
                alertsPerDay,
                recordsPerSecond,
                baseRate);
    }
}
