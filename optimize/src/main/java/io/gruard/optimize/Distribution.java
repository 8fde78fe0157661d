package io.gruard.optimize;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The values that a parameter may take. A value has two forms, as in Optuna: the <em>external</em> one that an objective works
 * with (a double, a long, a choice), and the <em>internal</em> one that samplers and storages work with (always a double; the
 * index of a choice; logarithmic parameters are <em>not</em> logged).
 */
public sealed interface Distribution permits FloatDistribution, IntDistribution, CategoricalDistribution {

    /** Whether the internal value lies inside. */
    boolean contains(double internal);

    /** Whether there is only one value to choose. */
    boolean isSingle();

    /** The only value of a single distribution, or the first one, internal. */
    double first();

    /** The external value: {@link Double}, {@link Long}, or the choice itself, which may be null. */
    @Nullable
    Object external(double internal);

    /**
     * The internal value.
     *
     * @throws IllegalArgumentException where the value is of another kind; a number out of range is not noticed here
     */
    double internal(@Nullable Object value);

    /**
     * Whether a study may hold both for one name: the kind must agree, numeric ranges may move, choices may not.
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
