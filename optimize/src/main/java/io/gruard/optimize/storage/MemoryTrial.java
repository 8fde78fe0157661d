package io.gruard.optimize.storage;

import com.fasterxml.jackson.databind.JsonNode;
import io.gruard.optimize.ParameterValue;
import io.gruard.optimize.StudyStorage;
import io.gruard.optimize.TrialDraft;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A mutable trial. It caches its record until the next change. */
final class MemoryTrial {

    private final long id;
    private final int number;
    private TrialState state;
    private @Nullable Double value;
    private @Nullable Instant start;
    private @Nullable Instant end;
    private final Map<String, ParameterValue> parameters;
    private final TreeMap<Integer, Double> intermediate;
    private final Map<String, JsonNode> userAttributes;
    private final Map<String, JsonNode> systemAttributes;
    private @Nullable TrialRecord record;

    MemoryTrial(long id, int number, TrialDraft draft) {
        this.id = id;
        this.number = number;
        state = draft.state();
        value = draft.value();
        start = draft.start();
        end = draft.end();
        parameters = new LinkedHashMap<>(draft.parameters());
        intermediate = new TreeMap<>(draft.intermediate());
        userAttributes = new LinkedHashMap<>(draft.userAttributes());
        systemAttributes = new LinkedHashMap<>(draft.systemAttributes());
    }

    long id() {
        return id;
    }

    TrialState state() {
        return state;
    }

    void start(@Nullable Instant now) {
        state = TrialState.RUNNING;
        start = now;
        record = null;
    }

    void finish(TrialState finished, @Nullable Double result, @Nullable Instant now) {
        state = finished;
        value = result;
        end = now;
        record = null;
    }

    void parameter(String name, ParameterValue parameter) {
        parameters.put(name, parameter);
        record = null;
    }

    void report(int step, double reported) {
        intermediate.put(step, reported);
        record = null;
    }

    void userAttribute(String key, JsonNode attribute) {
        userAttributes.put(key, attribute);
        record = null;
    }

    void systemAttribute(String key, JsonNode attribute) {
        systemAttributes.put(key, attribute);
        record = null;
    }

    boolean isInterrupted() {
        return systemAttributes.containsKey(StudyStorage.INTERRUPTED);
    }

    TrialRecord record() {
        TrialRecord current = record;
        if (current == null) {
            current = new TrialRecord(
                    id, number, state, value, start, end, parameters, intermediate, userAttributes, systemAttributes);
            record = current;
        }
        return current;
    }
}
