package io.gruard.core;

import java.util.Locale;

/** Formats numbers for people, the same way in every language. */
public final class NumberText {
    /** Stands for a number that does not exist, such as a rate of no rows. */
    public static final String NONE = "–";

    private static final double MAX_EXACT = 1e15;

    private NumberText() {}

    /** Formats the shortest text that reads back as the same number, without {@code .0}. */
    public static String shortest(double value) {
        return isWhole(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** Formats four significant digits; a whole number has all its digits. */
    public static String brief(double value) {
        return isWhole(value) ? Long.toString((long) value) : String.format(Locale.ROOT, "%.4g", value);
    }

    private static boolean isWhole(double value) {
        return value == Math.rint(value) && Math.abs(value) < MAX_EXACT;
    }

    /** Formats a count with commas between groups of three digits. */
    public static String count(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Formats four digits after the point; {@link #NONE} for NaN. */
    public static String decimal(double value) {
        return Double.isNaN(value) ? NONE : String.format(Locale.ROOT, "%.4f", value);
    }

    /** Formats a fraction as a percentage with two digits after the point; {@link #NONE} for NaN. */
    public static String percent(double fraction) {
        return Double.isNaN(fraction) ? NONE : String.format(Locale.ROOT, "%.2f%%", 100 * fraction);
    }
}
