package io.gruard.optimize;

import org.jspecify.annotations.Nullable;

/** The internal value of a parameter of a trial, with its distribution. */
public record ParameterValue(Distribution distribution, double internal) {

    /** Returns the external value. */
    public @Nullable Object value() {
        return distribution.external(internal);
    }
}
