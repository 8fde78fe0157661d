package io.gruard.training.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Settings in a YAML file: a mapping of names to plain values, and {@code model}, the name of their architecture. Settings
 * that are not in the file keep their values.
 *
 * @param file path of the file
 * @param model name of the architecture, if the file has one
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
     * @throws SettingsException if the file is not a mapping of names to plain values
     */
    public static SettingsFile read(Path file) throws IOException {
        Map<String, String> values = SettingsYaml.values(file.toString(), SettingsYaml.read(file));
        Optional<String> model = Optional.ofNullable(values.remove(MODEL));
        return new SettingsFile(file, model, values);
    }

    /**
     * Applies the values of the file to settings.
     *
     * @throws SettingsException if a name is unknown or a value is invalid
     */
    public Settings onto(Settings settings) {
        try {
            return settings.with(values);
        } catch (SettingsException e) {
            throw new SettingsException(file + ": " + e.getMessage(), e);
        }
    }

    /** Writes the model and every setting. The file then keeps its meaning if a default changes. */
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

    /** Quotes texts, because YAML gives some of them another type, such as {@code 1:2} and {@code off}. */
    private static String quoted(Object value) {
        return value instanceof String text ? "'" + text.replace("'", "''") + "'" : value.toString();
    }
}
