package io.gruard.training.audit;

import java.util.Locale;

/** Formats shares as percentages, such as {@code 2.9%}. */
final class Percent {
    private Percent() {}

    static String of(long part, long whole) {
        double percent = whole == 0 ? 0 : 100.0 * part / whole;
        boolean needsDecimals = (percent > 0 && percent < 0.1) || (percent > 99.9 && percent < 100);
        return String.format(Locale.ROOT, needsDecimals ? "%.3f%%" : "%.1f%%", percent);
    }
}
