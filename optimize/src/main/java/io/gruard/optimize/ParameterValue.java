package io.gruard.optimize;

import org.jspecify.annotations.Nullable;

/** A value that a trial was given, with what it was drawn from. */
public record ParameterValue(Distribution distribution, double internal) {

    /** The value as the objective sees it. */
    public @Nullable Object value() {
        return distribution.external(internal);
    }
}
