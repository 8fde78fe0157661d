package io.gruard.training.settings;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads YAML files of settings: a mapping without duplicate keys. Errors start with the file, and with the line if the file
 * is not YAML.
 */
public final class SettingsYaml {
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private SettingsYaml() {}

    /**
     * Reads the mapping in a file.
     *
     * @throws SettingsException if there is no such file or it is not a mapping
     */
    public static ObjectNode read(Path file) throws IOException {
        try {
            return parse(file.toString(), Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            throw new SettingsException(file + ": no such file", e);
        }
    }

    /**
     * Reads the mapping in a text.
     *
     * @param source file or resource of the text, for messages
     * @throws SettingsException if the text is not a mapping
     */
    public static ObjectNode parse(String source, String text) {
        try {
            if (YAML.readTree(text) instanceof ObjectNode mapping) {
                return mapping;
            }
        } catch (JsonProcessingException e) {
            String problem = e.getOriginalMessage().lines().findFirst().orElse("not YAML");
            String line = e.getLocation() == null ? "" : ":" + e.getLocation().getLineNr();
            throw new SettingsException(source + line + ": " + problem, e);
        }
        throw new SettingsException(source + ": expected lines of 'name: value', found none");
    }

    /**
     * Reads a mapping of names to plain values.
     *
     * @param source file or resource of the mapping, for messages
     * @throws SettingsException if a value is missing, a list or a mapping
     */
    public static Map<String, String> values(String source, ObjectNode mapping) {
        Map<String, String> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : mapping.properties()) {
            values.put(entry.getKey(), value(source, entry.getKey(), entry.getValue()));
        }
        return values;
    }

    /** @throws SettingsException if the node is not a plain value */
    public static String value(String source, String name, JsonNode node) {
        if (!node.isValueNode() || node.isNull()) {
            throw new SettingsException(source + ": " + name + " must be a plain value");
        }
        return node.asText();
    }
}
