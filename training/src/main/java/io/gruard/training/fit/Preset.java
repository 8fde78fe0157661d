package io.gruard.training.fit;

import io.gruard.nn.Architecture;
import io.gruard.nn.Architectures;
import io.gruard.training.settings.Settings;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Named settings.
 *
 * @param name name of the preset
 * @param model name of the architecture
 * @param purpose one line that describes its purpose
 * @param results file of the repository or address that reports its results; empty if there are none
 * @param values settings that differ from the architecture's defaults
 */
public record Preset(String name, String model, String purpose, Optional<String> results, Map<String, String> values) {
    public Preset {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Returns all settings.
     *
     * @throws IllegalArgumentException if an architecture or setting is unknown or a value is invalid
     */
    public Settings settings() {
        return Settings.defaults(FitSettings.catalogue(Architectures.named(model)))
                .with(values);
    }

    /** Returns settings of another architecture with the values of this preset that do not belong to its own network. */
    public Settings settings(Architecture other) {
        Settings settings = Settings.defaults(FitSettings.catalogue(other));
        Set<String> own = Architectures.named(model).settings().stream()
                .map(Architecture.ArchitectureSetting::name)
                .collect(Collectors.toCollection(HashSet::new));
        own.add(FitSettings.LEARNING_RATE);
        for (Map.Entry<String, String> value : values.entrySet()) {
            settings = own.contains(value.getKey()) ? settings : settings.with(value.getKey(), value.getValue());
        }
        return settings;
    }
}
