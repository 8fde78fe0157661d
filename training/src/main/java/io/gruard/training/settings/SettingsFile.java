package io.gruard.training.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Settings in a YAML file: a mapping of names to plain values, and {@code model}, the architecture they belong to. Names that
 * are not there keep their values.
 *
 * @param file where it was read
 * @param model name of the architecture, if the file says so
 * @param values the other values by name
 */
public record SettingsFile(Path file, Optional<String> model, Map<String, String> values) {
    private static final String MODEL = "model";

    public SettingsFile {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /**
     * Reads a file.
     *
     * @throws SettingsException if the file is no mapping of names to plain values
     */
    public static SettingsFile read(Path file) throws IOException {
        try {
            Map<String, String> values = values(file, new YAMLMapper().readTree(Files.readString(file)));
            Optional<String> model = Optional.ofNullable(values.remove(MODEL));
            return new SettingsFile(file, model, values);
        } catch (NoSuchFileException e) {
            throw new SettingsException(file + ": no such file", e);
        } catch (JsonProcessingException e) {
            throw new SettingsException(
                    file + ": " + e.getOriginalMessage().lines().findFirst().orElse("not YAML"), e);
        }
    }

    /**
     * The settings with the file's values applied.
     *
     * @throws SettingsException if a name or value is not known
     */
    public Settings onto(Settings settings) {
        try {
            return settings.with(values);
        } catch (SettingsException e) {
            throw new SettingsException(file + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, String> values(Path file, JsonNode root) {
        if (!root.isObject()) {
            throw new SettingsException(file + ": wanted lines of 'name: value', found none");
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (!entry.getValue().isValueNode()) {
                throw new SettingsException(file + ": " + entry.getKey() + " must be a plain value");
            }
            values.put(entry.getKey(), entry.getValue().asText());
        }
        return values;
    }

    /** Writes the model and every setting, so that the file does not change its meaning when a default does. */
    public static void write(Path file, String model, Settings settings) throws IOException {
        StringBuilder text = new StringBuilder();
        text.append(MODEL).append(": ").append(quoted(model)).append('\n');
        for (Setting<?> setting : settings.catalogue().settings()) {
            text.append(setting.name())
                    .append(": ")
                    .append(quoted(settings.plain(setting)))
                    .append('\n');
        }
        Files.writeString(file, text);
    }

    /** Texts are quoted, since YAML takes some for other things: {@code none}, {@code 1:2}, {@code off}. */
    private static String quoted(Object value) {
        return value instanceof String text ? "'" + text.replace("'", "''") + "'" : value.toString();
    }
}
