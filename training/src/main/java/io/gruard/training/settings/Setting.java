package io.gruard.training.settings;

import io.gruard.core.NumberText;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A setting with a name, a range of values and a default.
 *
 * @param <T> type of its values
 */
public sealed interface Setting<T> {
    /** Returns its name in settings files and assignments. */
    String name();

    /** Returns the default. */
    T defaults();

    /** Returns one line of help. */
    String meaning();

    /** Returns the accepted values for messages, such as {@code a number in [0, 0.9]}. */
    String expected();

    /**
     * Reads a value.
     *
     * @throws SettingsException if the text is not a value or is out of range
     */
    T parse(String text);

    /** Returns the value for files, reports and provenance: an {@link Integer}, a {@link Double} or a {@link String}. */
    default Object plain(T value) {
        return value;
    }

    /**
     * Normalizes a text, so that {@code 0.50} and {@code 0.5} are equal.
     *
     * @throws SettingsException as {@link #parse}
     */
    default String normalized(String text) {
        return String.valueOf(plain(parse(text)));
    }

    /** A whole number in [min, max]. */
    record Whole(String name, Integer defaults, int min, int max, String meaning) implements Setting<Integer> {
        public Whole {
            if (defaults < min || defaults > max) {
                throw new IllegalArgumentException(
                        name + ": expected a default in " + min + ".." + max + ", found " + defaults);
            }
        }

        @Override
        public String expected() {
            return "a whole number in [" + min + ", " + max + "]";
        }

        @Override
        public Integer parse(String text) {
            try {
                int value = Integer.parseInt(text.strip());
                if (value >= min && value <= max) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // The exception below describes the expected values.
            }
            throw SettingsException.outOfRange(this, text);
        }
    }

    /** A number in [min, max]. */
    record Real(String name, Double defaults, double min, double max, String meaning) implements Setting<Double> {
        public Real {
            if (!(defaults >= min && defaults <= max)) {
                throw new IllegalArgumentException(
                        name + ": expected a default in " + min + ".." + max + ", found " + defaults);
            }
        }

        @Override
        public String expected() {
            return "a number in [" + NumberText.shortest(min) + ", " + NumberText.shortest(max) + "]";
        }

        @Override
        public Double parse(String text) {
            try {
                double value = Double.parseDouble(text.strip());
                if (value >= min && value <= max) {
                    return value;
                }
            } catch (NumberFormatException e) {
                // The exception below describes the expected values.
            }
            throw SettingsException.outOfRange(this, text);
        }
    }

    /**
     * One of the constants of an enum.
     *
     * @param ids the text of each constant in files and assignments, in display order
     */
    record Choice<E extends Enum<E>>(String name, E defaults, Map<E, String> ids, String meaning)
            implements Setting<E> {
        public Choice {
            E[] constants = defaults.getDeclaringClass().getEnumConstants();
            if (Set.copyOf(ids.values()).size() != constants.length) {
                throw new IllegalArgumentException(name + ": expected a different id for each of "
                        + Arrays.toString(constants) + ", found " + ids.values());
            }
            ids = Collections.unmodifiableMap(new EnumMap<>(ids));
        }

        /** Makes a choice among all constants of an enum that defines its ids. */
        public static <E extends Enum<E>> Choice<E> of(
                String name, E defaults, Function<E, String> id, String meaning) {
            Map<E, String> ids = new EnumMap<>(defaults.getDeclaringClass());
            for (E constant : defaults.getDeclaringClass().getEnumConstants()) {
                ids.put(constant, id.apply(constant));
            }
            return new Choice<>(name, defaults, ids, meaning);
        }

        @Override
        public String expected() {
            return "one of " + String.join(", ", ids.values());
        }

        @Override
        public E parse(String text) {
            String id = text.strip();
            return ids.entrySet().stream()
                    .filter(entry -> entry.getValue().equals(id))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElseThrow(() -> SettingsException.outOfRange(this, text));
        }

        @Override
        public Object plain(E value) {
            return Objects.requireNonNull(ids.get(value));
        }
    }

    /**
     * A text with its own syntax.
     *
     * @param form the accepted texts, for messages
     * @param check returns the normalized text, or throws {@link IllegalArgumentException} with the reason
     */
    record Text(String name, String defaults, String form, UnaryOperator<String> check, String meaning)
            implements Setting<String> {
        @Override
        public String expected() {
            return form;
        }

        @Override
        public String parse(String text) {
            try {
                return check.apply(text.strip());
            } catch (IllegalArgumentException e) {
                String reason = String.valueOf(e.getMessage());
                throw new SettingsException(reason.startsWith(name + ":") ? reason : name + ": " + reason, e);
            }
        }
    }
}
