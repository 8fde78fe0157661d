package io.gruard.traffic;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Times that logs write as seconds with decimals. */
public final class Seconds {
    private static final int NANO_DIGITS = 9;
    private static final int MAX_CHARACTERS = 40;
    private static final int LARGEST_SCALE = 1000;

    private Seconds() {}

    /**
     * The nanoseconds that a text says in seconds. A few characters can name a number of a thousand million digits
     * ({@code 1E999999999}), which is refused before anything is computed with it.
     *
     * @throws NumberFormatException when the text is no such time
     * @throws ArithmeticException when it is longer than 64 bits of nanoseconds
     */
    public static long nanos(String text) {
        if (text.length() > MAX_CHARACTERS) {
            throw new NumberFormatException("at most " + MAX_CHARACTERS + " characters expected");
        }
        BigDecimal seconds = new BigDecimal(text);
        if (Math.abs((long) seconds.scale()) > LARGEST_SCALE) {
            throw new NumberFormatException("a number of seconds expected");
        }
        return seconds.setScale(NANO_DIGITS, RoundingMode.HALF_UP)
                .movePointRight(NANO_DIGITS)
                .longValueExact();
    }
}
