package io.gruard.core;

import java.util.Arrays;
import java.util.stream.Collectors;

/** How numbers are scaled. */
public enum Scaling {
    /** Numbers are not changed. */
    NONE("none"),
    /** {@code (x - min) / (max - min)}: maps training rows to 0..1. */
    MIN_MAX("min-max"),
    /** {@code (x - mean) / deviation}, with the standard deviation of the population (divided by n). */
    STANDARD("standard"),
    /** {@code sign(x) log(1 + |x|)}, then {@link #STANDARD}, then clipped. For counters with long tails. */
    SIGNED_LOG("signed-log");

    private final String id;

    Scaling(String id) {
        this.id = id;
    }

    /** The name in settings, such as {@code min-max}. */
    public String id() {
        return id;
    }

    /**
     * Finds a scaling by its {@link #id}.
     *
     * @throws IllegalArgumentException if there is no such scaling
     */
    public static Scaling of(String id) {
        for (Scaling scaling : values()) {
            if (scaling.id().equals(id)) {
                return scaling;
            }
        }
        throw new IllegalArgumentException("scaling: expected one of "
                + Arrays.stream(values()).map(Scaling::id).collect(Collectors.joining(", ")) + ", found '" + id + "'");
    }
}
