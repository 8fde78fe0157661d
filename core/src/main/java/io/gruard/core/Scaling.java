package io.gruard.core;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How numbers are scaled. */
public enum Scaling {
    /** As they are. */
    NONE,
    /** {@code (x - min) / (max - min)}: training rows come to lie in 0..1. */
    MIN_MAX,
    /** {@code (x - mean) / deviation}, the deviation over all rows (divided by n). */
    STANDARD,
    /** {@code sign(x) log(1 + |x|)}, then as {@link #STANDARD}, then clipped at some deviations: tames counters with long tails. */
    SIGNED_LOG;

    /** The name users write: {@code min-max}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The scaling of that {@link #word}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Scaling of(String word) {
        for (Scaling scaling : values()) {
            if (scaling.word().equals(word)) {
                return scaling;
            }
        }
        throw new IllegalArgumentException("scaling: found '" + word + "', wanted one of "
                + Arrays.stream(values()).map(Scaling::word).collect(Collectors.joining(", ")));
    }
}
