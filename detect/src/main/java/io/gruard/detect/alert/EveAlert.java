package io.gruard.detect.alert;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;

/**
 * The gruard fields of an alert's EVE line. They are read back from a line for receivers that need fields, and to try
 * rules on past alerts.
 *
 * @param line the whole alert, without the end of the line
 * @param id by which a receiver recognises it
 * @param sensor name of the sensor; may be empty
 * @param label the class
 * @param severity 1 (highest) to 4
 * @param firstNanos start, nanoseconds since 1970-01-01 UTC
 * @param lastNanos end
 * @param detections number of detections
 * @param score the highest probability, or the highest novelty of a novel attack
 * @param attackers addresses
 * @param victims addresses
 * @param ports ports of the victims
 * @param summary a sentence for a person
 */
public record EveAlert(
        String line,
        String id,
        String sensor,
        String label,
        int severity,
        long firstNanos,
        long lastNanos,
        long detections,
        double score,
        AddressSpread attackers,
        AddressSpread victims,
        AddressSpread ports,
        String summary) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Returns the fields of an alert. */
    public static EveAlert of(Alert alert) {
        return new EveAlert(
                EveJson.line(alert),
                alert.id(),
                alert.sensor(),
                alert.label(),
                alert.severity(),
                alert.firstNanos(),
                alert.lastNanos(),
                alert.detections(),
                alert.highest(),
                alert.attackers(),
                alert.victims(),
                alert.ports(),
                AlertSummary.of(alert));
    }

    /** Returns whether a line is an alert that gruard wrote, and not another event or from another program. */
    public static boolean is(String line) {
        return line.contains("\"event_type\":\"alert\"") && line.contains("\"gruard\":{");
    }

    /**
     * Reads a line.
     *
     * @throws IllegalArgumentException if it is not an alert of gruard
     */
    public static EveAlert read(String line) {
        JsonNode tree;
        try {
            tree = JSON.readTree(line);
        } catch (JacksonException broken) {
            throw new IllegalArgumentException("expected JSON, found an error: " + broken.getOriginalMessage(), broken);
        }
        JsonNode own = tree.path("gruard");
        String id = own.path("id").asText();
        if (!tree.path("event_type").asText().equals("alert") || id.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected an alert of gruard with 'event_type' and 'gruard.id', found another line");
        }
        return new EveAlert(
                line,
                id,
                tree.path("host").asText(),
                own.path("class").asText(),
                tree.path("alert").path("severity").asInt(),
                EveTime.nanos(own.path("first").asText()),
                EveTime.nanos(own.path("last").asText()),
                own.path("detections").asLong(),
                own.path("probability").asDouble(own.path("novelty").asDouble()),
                spread(own.path("attackers")),
                spread(own.path("victims")),
                spread(own.path("ports")),
                own.path("summary").asText());
    }

    private static AddressSpread spread(JsonNode node) {
        if (node.isMissingNode()) {
            return AddressSpread.NONE;
        }
        List<String> sample = new ArrayList<>();
        node.path("sample").forEach(one -> sample.add(one.asText()));
        return new AddressSpread(
                node.path("commonest").asText(), node.path("count").asLong(), sample);
    }
}
