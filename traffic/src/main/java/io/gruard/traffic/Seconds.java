package io.gruard.traffic;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Parses times that logs write as seconds with decimals. */
public final class Seconds {
    private static final int NANO_DIGITS = 9;
    private static final int MAX_CHARACTERS = 40;
    private static final int MAX_SCALE = 1000;

    private Seconds() {}

    /**
     * Converts seconds as text to nanoseconds. A short text can name a number of a billion digits
     * ({@code 1E999999999}). Such a number is rejected before any computation.
     *
     * @throws NumberFormatException if the text is not a number of seconds
     * @throws ArithmeticException if the nanoseconds exceed 64 bits
     */
    public static long nanos(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw new NumberFormatException("expected at most " + MAX_CHARACTERS + " characters");
        }
        BigDecimal seconds = new BigDecimal(text);
        if (Math.abs((long) seconds.scale()) > MAX_SCALE) {
            throw new NumberFormatException("expected a number of seconds");
        }
        return seconds.setScale(NANO_DIGITS, RoundingMode.HALF_UP)
                .movePointRight(NANO_DIGITS)
                .longValueExact();
    }
}
