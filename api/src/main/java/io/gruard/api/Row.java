package io.gruard.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The features of one record by name, to classify. Immutable. */
public final class Row {
    private final Map<String, Object> values;

    private Row(Map<String, Object> values) {
        this.values = Collections.unmodifiableMap(values);
    }

    /**
     * Starts a row.
     *
     * @return a row without features
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the features: a {@link Double} for each number, a {@link String} for each text.
     *
     * @return values by feature, in the order in which they were set
     */
    public Map<String, Object> values() {
        return values;
    }

    @Override
    public String toString() {
        return values.toString();
    }

    /** Collects the features of a row. */
    public static final class Builder {
        private final Map<String, Object> values = new LinkedHashMap<>();

        private Builder() {}

        /**
         * Sets a numeric feature.
         *
         * @param feature its name
         * @param value its value
         * @return this
         */
        public Builder set(String feature, double value) {
            values.put(feature, value);
            return this;
        }

        /**
         * Sets a categorical feature.
         *
         * @param feature its name
         * @param word its value; case and blanks count
         * @return this
         */
        public Builder set(String feature, String word) {
            values.put(feature, word);
            return this;
        }

        /**
         * Creates the row. The builder can be used again.
         *
         * @return the row
         */
        public Row build() {
            return new Row(new LinkedHashMap<>(values));
        }
    }
}
