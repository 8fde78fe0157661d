package io.gruard.detect.alert;

import java.util.Locale;
import java.util.Map;

/**
 * The severity of each class: 1 (highest) to 4, as in Suricata's rules.
 *
 * @param own by class name, in place of the defaults
 */
public record Severities(Map<String, Integer> own) {
    private static final int DEFAULT = 2;

    public Severities {
        own = Map.copyOf(own);
        own.forEach((label, severity) -> {
            if (severity < 1 || severity > 4) {
                throw new IllegalArgumentException("severity of '" + label + "': expected 1 to 4, found " + severity);
            }
        });
    }

    /** Returns the default severities that {@link #of} describes. */
    public static Severities defaults() {
        return new Severities(Map.of());
    }

    /**
     * Returns the severity of a class. The default is 1 for attempts at access ({@code R2L}, {@code U2R}, and the
     * simulator's guessing), 3 for reconnaissance (probe, scan, sweep), and 2 for all others.
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
