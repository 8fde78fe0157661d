package io.gruard.training.settings;

import java.util.List;
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
    T usual();

    /** One line for {@code --help}. */
    String meaning();

    /** What is accepted, for messages: {@code a number in [0, 0.9]}. */
    String wanted();

    /**
     * The value that a text stands for.
     *
     * @throws SettingsException if the text is not a value or lies out of range
     */
    T parse(String text);

    /** A whole number in [min, max]. */
    record Whole(String name, Integer usual, int min, int max, String meaning) implements Setting<Integer> {
        public Whole {
            if (usual < min || usual > max) {
                throw new IllegalArgumentException(name + ": the default " + usual + " lies outside its own range");
            }
        }

        @Override
        public String wanted() {
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
    record Real(String name, Double usual, double min, double max, String meaning) implements Setting<Double> {
        public Real {
            if (!(usual >= min && usual <= max)) {
                throw new IllegalArgumentException(name + ": the default " + usual + " lies outside its own range");
            }
        }

        @Override
        public String wanted() {
            return "a number in [" + Numbers.shortest(min) + ", " + Numbers.shortest(max) + "]";
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

    /** One of a few words. */
    record Choice(String name, String usual, List<String> choices, String meaning) implements Setting<String> {
        public Choice {
            choices = List.copyOf(choices);
            if (!choices.contains(usual)) {
                throw new IllegalArgumentException(name + ": the default " + usual + " is none of " + choices);
            }
        }

        @Override
        public String wanted() {
            return "one of " + String.join(", ", choices);
        }

        @Override
        public String parse(String text) {
            String value = text.strip();
            if (!choices.contains(value)) {
                throw SettingsException.outOfRange(this, text);
            }
            return value;
        }
    }

    /**
     * A text with a syntax of its own.
     *
     * @param form what is accepted, for messages
     * @param check gives the text in its usual spelling, or throws {@link IllegalArgumentException} with the reason
     */
    record Text(String name, String usual, String form, UnaryOperator<String> check, String meaning)
            implements Setting<String> {
        @Override
        public String wanted() {
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
