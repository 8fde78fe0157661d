package io.gruard.detect.alert;

import java.time.Duration;

/**
 * How detections become alerts.
 *
 * @param window alike detections within it make one alert; it counts in the time of the records
 * @param mergeFrom runs of one class against so many victims by one attacker, or by so many attackers against one victim,
 *     become one alert: forged addresses and sweeps would else make thousands
 * @param maxRuns runs held at once; beyond, runs are merged at once
 * @param reasons features that an alert names
 * @param severities of the classes
 * @param sensor name of this machine in the alerts; may be empty
 */
public record AlertSettings(
        Duration window, int mergeFrom, int maxRuns, int reasons, Severities severities, String sensor) {
    public AlertSettings {
        if (window.isNegative() || window.isZero()) {
            throw new IllegalArgumentException("window must be positive, found " + window);
        }
        if (mergeFrom < 2) {
            throw new IllegalArgumentException("mergeFrom must be 2 or more, found " + mergeFrom);
        }
        if (maxRuns < 1 || reasons < 0) {
            throw new IllegalArgumentException(
                    "mostRuns must be positive and reasons not negative, found " + maxRuns + " and " + reasons);
        }
    }

    /** A minute, 5 parties, 20,000 runs, 5 reasons, default severities, no name. */
    public static AlertSettings defaults() {
        return new AlertSettings(Duration.ofMinutes(1), 5, 20_000, 5, Severities.defaults(), "");
    }

    /** The same with another window. */
    public AlertSettings withWindow(Duration window) {
        return new AlertSettings(window, mergeFrom, maxRuns, reasons, severities, sensor);
    }

    /** The same with another number of reasons. */
    public AlertSettings withReasons(int reasons) {
        return new AlertSettings(window, mergeFrom, maxRuns, reasons, severities, sensor);
    }

    /** The same with another maximum number of runs. */
    public AlertSettings withMaxRuns(int maxRuns) {
        return new AlertSettings(window, mergeFrom, maxRuns, reasons, severities, sensor);
    }

    /** The same with other severities. */
    public AlertSettings withSeverities(Severities severities) {
        return new AlertSettings(window, mergeFrom, maxRuns, reasons, severities, sensor);
    }

    /** The same with another name of this machine. */
    public AlertSettings withSensor(String sensor) {
        return new AlertSettings(window, mergeFrom, maxRuns, reasons, severities, sensor);
    }
}
