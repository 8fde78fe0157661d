package io.gruard.nn;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A named kind of network with its settings and their defaults.
 *
 * @param name as in {@code train --model}
 * @param description one line
 * @param settings what can be set, with defaults
 * @param learningRate default for Adam
 */
public record Architecture(
        String name, String description, List<ArchitectureSetting> settings, double learningRate, Recipe recipe) {
    private static final String POOLING = "pool_size";

    public Architecture {
        settings = List.copyOf(settings);
    }

    /**
     * One setting.
     *
     * @param name as in {@code --set name=value}
     * @param min lowest allowed value
     * @param max highest allowed value
     * @param whole whether it is a whole number
     */
    public record ArchitectureSetting(
            String name, double defaults, double min, double max, boolean whole, String description) {
        static ArchitectureSetting count(String name, int defaults, int min, int max, String description) {
            return new ArchitectureSetting(name, defaults, min, max, true, description);
        }

        static ArchitectureSetting rate(String name, double defaults, String description) {
            return new ArchitectureSetting(name, defaults, 0, 0.95, false, description);
        }

        void check(double value) {
            if (!(value >= min && value <= max)) {
                throw new IllegalArgumentException(
                        "'" + name + "' must be between " + text(min) + " and " + text(max) + ", found " + text(value));
            }
            if (whole && value != Math.rint(value)) {
                throw new IllegalArgumentException("'" + name + "' must be a whole number, found " + value);
            }
        }

        private String text(double value) {
            return whole && value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
        }
    }

    /** Settings with every value filled in. */
    public record SettingValues(Map<String, Double> values) {
        public SettingValues {
            values = Map.copyOf(values);
        }

        int count(String name) {
            return (int) rate(name);
        }

        double rate(String name) {
            Double value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("no setting '" + name + "'");
            }
            return value;
        }

        /** Limits one setting, if it exists, to a maximum. */
        private SettingValues atMost(String name, int limit) {
            Map<String, Double> lowered = new TreeMap<>(values);
            lowered.computeIfPresent(name, (same, value) -> Math.min(value, limit));
            return new SettingValues(lowered);
        }

        LayerSpec dropout(String name) {
            return new LayerSpec.Dropout((float) rate(name));
        }
    }

    /** Creates the layers. */
    @FunctionalInterface
    public interface Recipe {
        /** Returns the layers of a network for {@code classes} classes. */
        List<LayerSpec> layers(SettingValues values, int classes);
    }

    /**
     * Returns the network for rows of {@code columns} values. Each row is a sequence of {@code columns} steps of one
     * channel.
     *
     * <p>Rows with fewer columns than {@code pool_size} have all their steps pooled into one.
     *
     * @param changed settings that differ from the default, by name
     * @throws IllegalArgumentException if a name is unknown or a value is out of range
     */
    public NetworkSpec network(int columns, int classes, Map<String, Double> changed) {
        SettingValues limited = values(changed).atMost(POOLING, columns);
        return new NetworkSpec(new Shape(columns, 1), recipe.layers(limited, classes));
    }

    /** Returns the value of every setting: the default, or the changed value. */
    public SettingValues values(Map<String, Double> changed) {
        Map<String, Double> values = new TreeMap<>();
        settings.forEach(setting -> values.put(setting.name(), setting.defaults()));
        changed.forEach((name, value) -> {
            setting(name).check(value);
            values.put(name, value);
        });
        return new SettingValues(values);
    }

    private ArchitectureSetting setting(String expected) {
        return settings.stream()
                .filter(setting -> setting.name().equals(expected))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown setting '" + expected + "' of " + name
                        + "; known settings: "
                        + settings.stream().map(ArchitectureSetting::name).toList()));
    }
}
