package io.gruard.learn.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Settings in a YAML file: a mapping of names to values. Names that are not there keep their values. */
public final class SettingsFile {
    private SettingsFile() {}

    /**
     * The settings with a file's values applied.
     *
     * @throws SettingsException if the file is no mapping of names to plain values, or a name or value is not known
     */
    public static Settings read(Path file, Settings onto) throws IOException {
        try {
            return onto.with(values(file, new YAMLMapper().readTree(Files.readString(file))));
        } catch (JsonProcessingException e) {
            throw new SettingsException(
                    file + ": " + e.getOriginalMessage().lines().findFirst().orElse("not YAML"), e);
        } catch (SettingsException e) {
            throw e.getMessage().startsWith(file.toString())
                    ? e
                    : new SettingsException(file + ": " + e.getMessage(), e);
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

    /** Writes every setting, so that the file does not change its meaning when a default does. */
    public static void write(Path file, Settings settings) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Setting<?> setting : settings.catalogue().settings()) {
            text.append(setting.name())
                    .append(": ")
                    .append(quoted(settings.value(setting)))
                    .append('\n');
        }
        Files.writeString(file, text);
    }

    /** Texts are quoted, since YAML takes some for other things: {@code none}, {@code 1:2}, {@code off}. */
    private static String quoted(Object value) {
        return value instanceof String text ? "'" + text.replace("'", "''") + "'" : value.toString();
    }
}
