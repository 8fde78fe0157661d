package io.gruard.experiment.report;

import java.util.Locale;

/** Formats durations for reports. */
final class Durations {
    private Durations() {}

    static String text(double seconds) {
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.1f\u00a0s", seconds);
        }
        long whole = Math.round(seconds);
        return whole < 3600
                ? String.format(Locale.ROOT, "%d\u00a0min %02d\u00a0s", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d\u00a0h %02d\u00a0min", whole / 3600, whole % 3600 / 60);
    }
}
