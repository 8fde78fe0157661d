package io.gruard.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a storage knows of a study itself.
 *
 * @param directions one an objective; gruard tunes studies of one, but can tell of others
 */
public record StudyRecord(
        long id,
        String name,
        List<Direction> directions,
        Map<String, JsonNode> userAttributes,
        Map<String, JsonNode> systemAttributes) {

    public StudyRecord {
        directions = List.copyOf(directions);
        userAttributes = Collections.unmodifiableMap(new LinkedHashMap<>(userAttributes));
        systemAttributes = Collections.unmodifiableMap(new LinkedHashMap<>(systemAttributes));
    }
}
