package io.gruard.training.fit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gruard.training.settings.SettingsException;
import io.gruard.training.settings.SettingsYaml;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Reads the YAML of a preset. docs/SETTINGS.md describes it. */
final class PresetYaml {
    private static final String PURPOSE = "purpose";
    private static final String RESULTS = "results";
    private static final String MODEL = "model";
    private static final String EXTENDS = "extends";
    private static final String SETTINGS = "settings";
    private static final List<String> KEYS = List.of(PURPOSE, RESULTS, MODEL, EXTENDS, SETTINGS);

    private PresetYaml() {}

    /**
     * Reads a preset.
     *
     * @param source file or resource of the text, for messages
     * @param name name of the preset
     * @param named finds the preset that this one extends
     * @throws SettingsException if the text does not describe a preset; the message starts with the source
     */
    static Preset parse(String source, String name, String text, Function<String, Preset> named) {
        ObjectNode root = SettingsYaml.parse(source, text);
        root.fieldNames().forEachRemaining(key -> {
            if (!KEYS.contains(key)) {
                throw new SettingsException(
                        source + ": unknown key '" + key + "', expected " + String.join(", ", KEYS));
            }
        });
        Map<String, String> values = new LinkedHashMap<>();
        String model;
        Optional<String> base = value(source, root, EXTENDS);
        if (base.isPresent() == root.has(MODEL)) {
            throw new SettingsException(source + ": expected either " + MODEL + " or " + EXTENDS + ", found "
                    + (base.isPresent() ? "both" : "neither"));
        }
        if (base.isPresent()) {
            Preset extended = extended(source, base.get(), named);
            model = extended.model();
            values.putAll(extended.values());
        } else {
            model = value(source, root, MODEL).orElseThrow();
        }
        values.putAll(settings(source, root.path(SETTINGS)));
        String purpose = value(source, root, PURPOSE)
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.contains("\n"))
                .orElseThrow(
                        () -> new SettingsException(source + ": expected one line of " + PURPOSE + ", found none"));
        Preset preset = new Preset(name, model, purpose, value(source, root, RESULTS), values);
        requireKnown(source, preset);
        return preset;
    }

    private static Preset extended(String source, String base, Function<String, Preset> named) {
        try {
            return named.apply(base);
        } catch (SettingsException e) {
            throw new SettingsException(source + ": " + EXTENDS + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, String> settings(String source, JsonNode settings) {
        if (settings.isMissingNode()) {
            return Map.of();
        }
        if (settings instanceof ObjectNode mapping) {
            return SettingsYaml.values(source, mapping);
        }
        throw new SettingsException(source + ": " + SETTINGS + " must be lines of 'name: value'");
    }

    private static Optional<String> value(String source, ObjectNode root, String key) {
        return root.has(key) ? Optional.of(SettingsYaml.value(source, key, root.path(key))) : Optional.empty();
    }

    private static void requireKnown(String source, Preset preset) {
        try {
            preset.settings();
        } catch (IllegalArgumentException e) {
            throw new SettingsException(source + ": " + e.getMessage(), e);
        }
    }
}
