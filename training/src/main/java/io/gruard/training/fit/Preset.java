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
 * Settings with a name.
 *
 * @param name by which it is chosen
 * @param model name of the architecture
 * @param purpose one line: what it is for
 * @param results where its results are reported: a file of the repository or an address; empty if nowhere
 * @param values settings that differ from the architecture's defaults
 */
public record Preset(String name, String model, String purpose, Optional<String> results, Map<String, String> values) {
    public Preset {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * All settings.
     *
     * @throws IllegalArgumentException if there is no such architecture or setting, or a value is not one of its setting
     */
    public Settings settings() {
        return Settings.defaults(FitSettings.catalogue(Architectures.named(model)))
                .with(values);
    }

    /** For another network: the values of this preset that are not about its own network. */
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
