package io.gruard.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A trial to add to a study: a waiting one, or a copy from another storage. Fields are as in {@link TrialRecord}. */
public record TrialDraft(
        TrialState state,
        @Nullable Double value,
        @Nullable Instant start,
        @Nullable Instant end,
        Map<String, ParameterValue> parameters,
        SortedMap<Integer, Double> intermediate,
        Map<String, JsonNode> userAttributes,
        Map<String, JsonNode> systemAttributes) {

    public TrialDraft {
        if (state == TrialState.COMPLETE && value == null) {
            throw new IllegalArgumentException("completed trial: expected a value, found none");
        }
    }

    public static TrialDraft waiting(Map<String, JsonNode> userAttributes, Map<String, JsonNode> systemAttributes) {
        return new TrialDraft(
                TrialState.WAITING, null, null, null, Map.of(), new TreeMap<>(), userAttributes, systemAttributes);
    }

    public static TrialDraft copyOf(TrialRecord trial) {
        return new TrialDraft(
                trial.state(),
                trial.value(),
                trial.start(),
                trial.end(),
                trial.parameters(),
                trial.intermediate(),
                trial.userAttributes(),
                trial.systemAttributes());
    }
}
