package io.gruard.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A study in a storage, without its trials.
 *
 * @param directions one for each objective; gruard can list studies with several objectives but not optimize them
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
