package io.gruard.detect.alert;

import java.time.Duration;

/**
 * How detections become alerts.
 *
 * @param window similar detections within it become one alert, by the time of the records
 * @param mergeFrom runs of one class become one alert if one attacker has this many victims, or one victim this many
 *     attackers; otherwise forged addresses and sweeps would make thousands of alerts
 * @param maxRuns maximum number of runs in memory; beyond it runs are merged at once
 * @param reasons number of features that an alert names
 * @param severities severities of the classes
 * @param sensor name of this machine in the alerts; may be empty
 */
public record AlertSettings(
        Duration window, int mergeFrom, int maxRuns, int reasons, Severities severities, String sensor) {
    public AlertSettings {
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("alert window: expected a positive time, found " + window);
        }
        if (mergeFrom < 2) {
            throw new IllegalArgumentException("alerts: expected 2 or more runs to merge, found " + mergeFrom);
        }
        if (maxRuns < 1 || reasons < 0) {
            throw new IllegalArgumentException(
                    "alerts: expected 1 or more runs and 0 or more reasons, found " + maxRuns + " and " + reasons);
        }
    }

    /** Returns a minute, 5 parties, 20,000 runs, 5 reasons, default severities, no name. */
    public static AlertSettings defaults() {
        return new AlertSettings(Duration.ofMinutes(1), 5, 20_000, 5, Severities.defaults(), "");
    }

    /** Returns a copy with another window. */
    public AlertSettings withWindow(Duration window) {
        return new AlertSettings(window, mergeFrom, maxRuns, reasons, severities, sensor);
    }

    /** Returns a copy with another number of reasons. */
    public AlertSettings withReasons(int reasons) {
        return new AlertSettings(window, mergeFrom, maxRuns, reasons, severities, sensor);
    }

    /** Returns a copy with another maximum number of runs. */
    public AlertSettings withMaxRuns(int maxRuns) {
        return new AlertSettings(window, mergeFrom, maxRuns, reasons, severities, sensor);
    }

    /** Returns a copy with other severities. */
    public AlertSettings withSeverities(Severities severities) {
        return new AlertSettings(window, mergeFrom, maxRuns, reasons, severities, sensor);
    }

    /** Returns a copy with another name of this machine. */
    public AlertSettings withSensor(String sensor) {
        return new AlertSettings(window, mergeFrom, maxRuns, reasons, severities, sensor);
    }
}
