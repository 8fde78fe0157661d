package io.gruard.core;

/** A named feature of a record. */
public sealed interface Feature {
    /** The name of the feature, unique in its schema. */
    String name();

    /** A finite number. */
    record Numeric(String name) implements Feature {
        public Numeric {
            requireName(name);
        }
    }

    /** One of a set of values that is known only from the data. */
    record Categorical(String name) implements Feature {
        public Categorical {
            requireName(name);
        }
    }

    /** Kind and name for messages, such as {@code numeric feature 'duration'}. */
    default String description() {
        return switch (this) {
            case Numeric numeric -> "numeric feature '" + numeric.name() + "'";
            case Categorical categorical -> "categorical feature '" + categorical.name() + "'";
        };
    }

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("feature name must not be blank");
        }
    }
}
