package io.gruard.optimize;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A set of choices without order. A choice is a JSON value: a string, a number, a boolean or null. Whole numbers are stored
 * as {@link Long} and other numbers as {@link Double}, so choices that are read from a storage equal those written.
 */
public record CategoricalDistribution(List<@Nullable Object> choices) implements Distribution {

    public CategoricalDistribution {
        if (choices.isEmpty()) {
            throw new IllegalArgumentException("expected at least one choice, found none");
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
            throw new IllegalArgumentException("expected one of " + choices + ", found " + value);
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
                throw new IllegalArgumentException(
                        "expected a string, number, boolean or null as choice, found " + choice);
        };
    }
}
