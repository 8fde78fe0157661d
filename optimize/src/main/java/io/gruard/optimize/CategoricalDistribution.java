package io.gruard.optimize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of some choices without order. A choice is what JSON can hold: a string, a number, a boolean, or null. Whole numbers are
 * held as {@link Long} and others as {@link Double}, so that choices read back from a storage equal those that were written.
 */
public record CategoricalDistribution(List<@Nullable Object> choices) implements Distribution {

    public CategoricalDistribution {
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("at least one choice is expected, found none");
        }
        List<@Nullable Object> canonical = new ArrayList<>(choices.size());
        for (Object choice : choices) {
            canonical.add(canonical(choice));
        }
        choices = Collections.unmodifiableList(canonical);
    }

    @Override
    public boolean contains(double internal) {
        return internal >= 0 && internal < choices.size() && internal == Math.rint(internal);
    }

    @Override
    public boolean isSingle() {
        return choices.size() == 1;
    }

    @Override
    public double first() {
        return 0;
    }

    @Override
    public @Nullable Object external(double internal) {
        return choices.get((int) internal);
    }

    @Override
    public double internal(@Nullable Object value) {
        int index = choices.indexOf(canonical(value));
        if (index < 0) {
            throw new IllegalArgumentException("one of " + choices + " was expected, found " + value);
        }
        return index;
    }

    private static @Nullable Object canonical(@Nullable Object choice) {
        return switch (choice) {
            case null -> null;
            case String text -> text;
            case Boolean flag -> flag;
            case Long number -> number;
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            case Byte number -> number.longValue();
            case Double number -> number;
            case Float number -> number.doubleValue();
            default ->
                throw new IllegalArgumentException("a choice must be a string, number, boolean or null, found "
                        + choice.getClass().getName());
        };
    }
}
