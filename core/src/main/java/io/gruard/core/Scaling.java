package io.gruard.core;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How numbers are scaled. */
public enum Scaling {
    /** As they are. */
    NONE("none"),
    /** {@code (x - min) / (max - min)}: training rows come to lie in 0..1. */
    MIN_MAX("min-max"),
    /** {@code (x - mean) / deviation}, the deviation over all rows (divided by n). */
    STANDARD("standard"),
    /** {@code sign(x) log(1 + |x|)}, then as {@link #STANDARD}, then clipped at some deviations: tames counters with long tails. */
    SIGNED_LOG("signed-log");

    private final String word;

    Scaling(String word) {
        this.word = word;
    }

    /** The name users write: {@code min-max}. */
    public String id() {
        return word;
    }

    /**
     * The scaling of that {@link #word}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Scaling of(String word) {
        for (Scaling scaling : values()) {
            if (scaling.id().equals(word)) {
                return scaling;
            }
        }
        throw new IllegalArgumentException("scaling: found '" + word + "', expected one of "
                + Arrays.stream(values()).map(Scaling::id).collect(Collectors.joining(", ")));
    }
}
