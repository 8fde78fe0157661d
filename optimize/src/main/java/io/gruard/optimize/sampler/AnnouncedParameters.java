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
 * The jointly drawn parameters of a running trial, announced to other workers before the objective suggests them. They are a
 * JSON object of external values in system attributes {@code tpe:relative_params:0,1,…}, in pieces that fit the column of the
 * database. Optuna uses the same format.
 */
final class AnnouncedParameters {

    private static final String KEY = "tpe:relative_params:";
    private static final int PIECE_LENGTH = 2045;

    private AnnouncedParameters() {}

    static Map<String, JsonNode> systemAttributes(Map<String, ParameterValue> drawn) {
        Map<String, Object> values = new LinkedHashMap<>();
        drawn.forEach((name, parameter) -> values.put(name, parameter.value()));
        String text = Json.write(Json.tree(values));
        Map<String, JsonNode> attributes = new LinkedHashMap<>();
        for (int from = 0; from < text.length(); from += PIECE_LENGTH) {
            String piece = text.substring(from, Math.min(text.length(), from + PIECE_LENGTH));
            attributes.put(KEY + from / PIECE_LENGTH, TextNode.valueOf(piece));
        }
        return attributes;
    }

    /** Returns the internal value of a name, from the parameters of the trial or otherwise from the announced ones. */
    static OptionalDouble value(TrialRecord trial, String name, Distribution distribution, JsonNode announced) {
        ParameterValue suggested = trial.parameters().get(name);
        if (suggested != null) {
            return OptionalDouble.of(suggested.internal());
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
