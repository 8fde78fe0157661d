package io.gruard.datasets.read;

import java.util.Locale;
import java.util.Set;

/** Parses numbers from characters without a string for each. */
final class NumberParser {
    /**
     * Powers of ten that a double represents exactly. A quotient of two exact doubles is rounded once and therefore
     * correct.
     */
    private static final double[] POWERS = new double[23];

    static {
        double power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private static final long EXACT = 1L << 53;

    private static final Set<String> NOT_FINITE = Set.of("nan", "inf", "infinity", "null", "none", "n/a", "na");

    private NumberParser() {}

    /** The decimal number in {@code text[from, to)}, or NaN if it is not one. Never infinite. */
    static double decimal(char[] text, int from, int to) {
        int at = from;
        boolean negative = at < to && text[at] == '-';
        if (negative || (at < to && text[at] == '+')) {
            at++;
        }
        long digits = 0;
        int digitCount = 0;
        int decimals = 0;
        boolean point = false;
        for (; at < to; at++) {
            char c = text[at];
            if (c >= '0' && c <= '9') {
                digits = digits * 10 + (c - '0');
                digitCount++;
                if (point) {
                    decimals++;
                }
            } else if (c == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        boolean exact = digitCount <= 18 && digits <= EXACT && decimals < POWERS.length;
        if (at == to && digitCount > 0 && exact) {
            double value = decimals == 0 ? digits : digits / POWERS[decimals];
            return negative ? -value : value;
        }
        return digitCount > 0 ? uncommon(text, from, to) : Double.NaN;
    }

    /** Parses numbers with exponents, and those with more digits than a long holds. */
    private static double uncommon(char[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            char c = text[at];
            // Java would also accept "1f", "0x1p3" and similar.
            if ((c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E') {
                return Double.NaN;
            }
        }
        try {
            double value = Double.parseDouble(new String(text, from, to - from));
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException wrong) {
            return Double.NaN;
        }
    }

    /** The number in {@code text[from, to)}, hexadecimal unless it has a decimal point. NaN if it is not a number. */
    static double hexadecimal(char[] text, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text[at] == '.') {
                return decimal(text, from, to);
            }
        }
        boolean prefixed = to - from > 2 && text[from] == '0' && (text[from + 1] == 'x' || text[from + 1] == 'X');
        int first = prefixed ? from + 2 : from;
        // 13 digits are 52 bits, which a double represents exactly.
        if (first == to || to - first > 13) {
            return Double.NaN;
        }
        long value = 0;
        for (int at = first; at < to; at++) {
            int digit = Character.digit(text[at], 16);
            if (digit < 0) {
                return Double.NaN;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    /** Whether the cell has no number: empty, NaN or infinite. */
    static boolean absent(char[] text, int from, int to) {
        if (from == to) {
            return true;
        }
        if (to - from > 9) {
            return false;
        }
        String word = new String(text, from, to - from).toLowerCase(Locale.ROOT);
        return NOT_FINITE.contains(word.startsWith("-") || word.startsWith("+") ? word.substring(1) : word);
    }
}
