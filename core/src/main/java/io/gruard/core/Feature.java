package io.gruard.core;

/** A named feature of a record. */
public sealed interface Feature {
    /** The feature's name, unique in its schema. */
    String name();

    /** A finite number. */
    record Numeric(String name) implements Feature {
        public Numeric {
            requireName(name);
        }
    }

    /** One of a set of words that is known only from the data. */
    record Categorical(String name) implements Feature {
        public Categorical {
            requireName(name);
        }
    }

    private static void requireName(String name) {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a feature needs a name, found a blank one");
        }
    }
}
