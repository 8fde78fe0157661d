package io.gruard.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The features of a record, in order.
 *
 * @param features at least one; names are unique
 */
public record Schema(List<Feature> features) {
    public Schema {
        features = List.copyOf(features);
        if (features.isEmpty()) {
            throw new IllegalArgumentException("a schema needs at least one feature");
        }
        Map<String, Feature> seen = new HashMap<>();
        for (Feature feature : features) {
            if (seen.put(feature.name(), feature) != null) {
                throw new IllegalArgumentException("feature '" + feature.name() + "' occurs twice in the schema");
            }
        }
    }

    /** Number of features. */
    public int size() {
        return features.size();
    }

    /** Names of the features, in order. */
    public List<String> names() {
        return features.stream().map(Feature::name).toList();
    }

    public Feature feature(int index) {
        return features.get(index);
    }

    /** The index of the feature with this name, or -1. */
    public int indexOf(String name) {
        for (int i = 0; i < features.size(); i++) {
            if (features.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * Checks that another schema has the same features in the same order.
     *
     * @throws IllegalArgumentException naming the first difference
     */
    public void requireSame(Schema found) {
        for (int i = 0; i < Math.max(size(), found.size()); i++) {
            String expected = i < size() ? feature(i).description() : "no other feature";
            String actual = i < found.size() ? found.feature(i).description() : "no other feature";
            if (!expected.equals(actual)) {
                throw new IllegalArgumentException(
                        "feature " + (i + 1) + ": expected " + expected + ", found " + actual);
            }
        }
    }
}
