package io.gruard.optimize.sampler;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.gruard.optimize.Distribution;
import io.gruard.optimize.Json;
import io.gruard.optimize.ParameterValue;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * The joint draw of a running trial, told to other workers before the trial asks for its parameters: a JSON object of external
 * values in system attributes {@code tpe:relative_params:0,1,…}, cut in pieces that fit the column. Optuna writes and reads the same.
 */
final class AnnouncedParameters {

    private static final String KEY = "tpe:relative_params:";
    private static final int PIECE_LENGTH = 2045;

    private AnnouncedParameters() {}

    static Map<String, JsonNode> marks(Map<String, ParameterValue> drawn) {
        Map<String, Object> values = new LinkedHashMap<>();
        drawn.forEach((name, parameter) -> values.put(name, parameter.value()));
        String text = Json.write(Json.tree(values));
        Map<String, JsonNode> marks = new LinkedHashMap<>();
        for (int from = 0; from < text.length(); from += PIECE_LENGTH) {
            String piece = text.substring(from, Math.min(text.length(), from + PIECE_LENGTH));
            marks.put(KEY + from / PIECE_LENGTH, TextNode.valueOf(piece));
        }
        return marks;
    }

    /** The internal value of a name, from what the trial already asked for or else from what it announced. */
    static OptionalDouble value(TrialRecord trial, String name, Distribution distribution, JsonNode announced) {
        ParameterValue held = trial.parameters().get(name);
        if (held != null) {
            return OptionalDouble.of(held.internal());
        }
        JsonNode value = announced.get(name);
        if (value == null) {
            return OptionalDouble.empty();
        }
        try {
            return OptionalDouble.of(distribution.internal(Json.plain(value)));
        } catch (IllegalArgumentException ofAnotherSpace) {
            return OptionalDouble.empty();
        }
    }

    static JsonNode announced(TrialRecord trial) {
        if (trial.state() != TrialState.RUNNING || !trial.systemAttributes().containsKey(KEY + 0)) {
            return MissingNode.getInstance();
        }
        StringBuilder text = new StringBuilder();
        JsonNode piece;
        for (int i = 0; (piece = trial.systemAttributes().get(KEY + i)) != null; i++) {
            text.append(piece.asText());
        }
        try {
            return Json.parse(text.toString());
        } catch (JsonProcessingException stillBeingWritten) {
            return MissingNode.getInstance();
        }
    }
}
