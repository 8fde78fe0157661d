package io.gruard.traffic.zeek;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.gruard.traffic.connections.BadLineException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Parses one line of a log that Zeek wrote as JSON: a flat object. */
final class JsonLine {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonLine() {}

    /**
     * Returns the members that are numbers, strings or booleans, as text.
     *
     * @param place where the line is, for messages
     */
    static Map<String, String> values(String line, String place) throws IOException {
        try (JsonParser parser = JSON.createParser(line)) {
            Map<String, String> values = new LinkedHashMap<>();
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String member = parser.currentName();
                JsonToken value = parser.nextToken();
                if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                    values.put(member, parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
            return values;
        } catch (JacksonException broken) {
            throw new BadLineException(
                    place + ": expected a JSON object, found " + broken.getOriginalMessage(), broken);
        }
    }
}
