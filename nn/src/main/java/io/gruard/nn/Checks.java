package io.gruard.nn;

/** Checks settings. Each error states the value found. */
final class Checks {
    private Checks() {}

    static void positive(String what, double value) {
        if (!(value > 0)) {
            throw new IllegalArgumentException(what + " must be positive, found " + value);
        }
    }

    static void positive(String what, int value) {
        if (value <= 0) {
            throw new IllegalArgumentException(what + " must be positive, found " + value);
        }
    }

    static void notNegative(String what, double value) {
        if (!(value >= 0)) {
            throw new IllegalArgumentException(what + " must not be negative, found " + value);
        }
    }

    static void fraction(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(what + " must be between 0 and 1, found " + value);
        }
    }

    static void length(String what, int expected, int found) {
        if (found != expected) {
            throw new IllegalArgumentException(what + " needs " + expected + " values, found " + found);
        }
    }
}
