package io.gruard.training.settings;

/** How numbers are written to people. */
final class NumberText {
    private NumberText() {}

    /** The shortest text that reads back as the same number, without {@code .0}. */
    static String shortest(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
