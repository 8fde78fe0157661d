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
 * One thing that can be set: its name, what it may be, and what it is when nothing is said.
 *
 * @param <T> type of its values
 */
public sealed interface Setting<T> {
    /** As it is written in {@code --set name=value} and in settings files. */
    String name();

    /** The default. */
    T defaults();

    /** One line for {@code --help}. */
    String meaning();

    /** What is accepted, for messages: {@code a number in [0, 0.9]}. */
    String expected();

    /**
     * The value that a text stands for.
     *
     * @throws SettingsException if the text is not a value or lies out of range
     */
    T parse(String text);

    /** The value as files, reports and provenance have it: an {@link Integer}, a {@link Double} or a {@link String}. */
    default Object plain(T value) {
        return value;
    }

    /**
     * A text in the spelling that files have, so that {@code 0.50} and {@code 0.5} are the same.
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
                throw new IllegalArgumentException(name + ": the default " + defaults + " lies outside its own range");
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
                // Falls through to the one message that says what is wanted.
            }
            throw SettingsException.outOfRange(this, text);
        }
    }

    /** A number in [min, max]. */
    record Real(String name, Double defaults, double min, double max, String meaning) implements Setting<Double> {
        public Real {
            if (!(defaults >= min && defaults <= max)) {
                throw new IllegalArgumentException(name + ": the default " + defaults + " lies outside its own range");
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
                // Falls through to the one message that says what is wanted.
            }
            throw SettingsException.outOfRange(this, text);
        }
    }

    /**
     * One of the constants of an enum.
     *
     * @param ids what files and the command line have for each constant, in the order in which they are shown
     */
    record Choice<E extends Enum<E>>(String name, E defaults, Map<E, String> ids, String meaning)
            implements Setting<E> {
        public Choice {
            E[] constants = defaults.getDeclaringClass().getEnumConstants();
            if (Set.copyOf(ids.values()).size() != constants.length) {
                throw new IllegalArgumentException(name + ": each of " + Arrays.toString(constants)
                        + " needs an id of its own, found " + ids.values());
            }
            ids = Collections.unmodifiableMap(new EnumMap<>(ids));
        }

        /** All constants of an enum that knows its ids. */
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
     * A text with a syntax of its own.
     *
     * @param form what is accepted, for messages
     * @param check gives the text in its usual spelling, or throws {@link IllegalArgumentException} with the reason
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
