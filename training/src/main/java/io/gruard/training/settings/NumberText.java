package io.gruard.training.settings;

/** Formats numbers for messages. */
final class NumberText {
    private NumberText() {}

    /** Returns the shortest text that parses to the same number, without {@code .0}. */
    static String shortest(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
