package io.gruard.optimize;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The possible values of a parameter. A value has two forms, as in Optuna. Objectives use the <em>external</em> value: a
 * double, a long or a choice. Samplers and storages use the <em>internal</em> value, which is always a double. For a choice
 * it is the index. Internal values of logarithmic parameters are <em>not</em> logarithms.
 */
public sealed interface Distribution permits FloatDistribution, IntDistribution, CategoricalDistribution {

    /** Returns whether the distribution contains the internal value. */
    boolean contains(double internal);

    /** Returns whether there is only one value. */
    boolean isSingle();

    /** Returns the first value, internal. */
    double first();

    /** Returns the external value: a {@link Double}, a {@link Long} or the choice, which may be null. */
    @Nullable
    Object external(double internal);

    /**
     * Returns the internal value. It does not check the range of a number.
     *
     * @throws IllegalArgumentException if the value has another type
     */
    double internal(@Nullable Object value);

    /**
     * Returns whether a study may contain both distributions for one parameter. Their types must be equal. Numeric ranges may
     * differ, choices may not.
     */
    default boolean isCompatibleWith(Distribution other) {
        return switch (this) {
            case FloatDistribution mine -> other instanceof FloatDistribution theirs && mine.log() == theirs.log();
            case IntDistribution mine -> other instanceof IntDistribution theirs && mine.log() == theirs.log();
            case CategoricalDistribution mine -> mine.equals(other);
        };
    }

    static CategoricalDistribution ofChoices(Object... choices) {
        return new CategoricalDistribution(List.of(choices));
    }
}
