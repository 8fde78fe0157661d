package io.gruard.detect.alert;

import java.util.Locale;
import java.util.Map;

/**
 * How bad each class is: 1 (highest) to 4, as Suricata's rules count.
 *
 * @param own by class name, in place of the usual ones
 */
public record Severities(Map<String, Integer> own) {
    private static final int DEFAULT = 2;

    public Severities {
        own = Map.copyOf(own);
        own.forEach((label, severity) -> {
            if (severity < 1 || severity > 4) {
                throw new IllegalArgumentException("a severity must be in 1..4, found " + label + "=" + severity);
            }
        });
    }

    /** The severities that {@link #of} describes, for every class. */
    public static Severities defaults() {
        return new Severities(Map.of());
    }

    /**
     * The severity of a class: by default 1 for attempts at access ({@code R2L}, {@code U2R} and what gruard's simulator calls
     * guessing), 3 for looking around (probe, scan, sweep), 2 for all else.
     */
    public int of(String label) {
        Integer named = own.get(label);
        if (named != null) {
            return named;
        }
        String lower = label.toLowerCase(Locale.ROOT);
        if (lower.equals("r2l") || lower.equals("u2r") || lower.endsWith("guessing")) {
            return 1;
        }
        return lower.equals("probe") || lower.endsWith("scan") || lower.endsWith("sweep") ? 3 : DEFAULT;
    }
}
