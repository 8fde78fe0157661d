package io.gruard.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A trial in a storage at one moment.
 *
 * @param id unique number in the storage
 * @param number number in the study, counted from 0 without gaps
 * @param value value of the objective; null for unfinished and failed trials
 * @param intermediate reported values by step
 * @param userAttributes attributes of the user, as JSON
 * @param systemAttributes attributes of samplers, pruners and the queue, as JSON
 */
public record TrialRecord(
        long id,
        int number,
        TrialState state,
        @Nullable Double value,
        @Nullable Instant start,
        @Nullable Instant end,
        Map<String, ParameterValue> parameters,
        SortedMap<Integer, Double> intermediate,
        Map<String, JsonNode> userAttributes,
        Map<String, JsonNode> systemAttributes) {

    static final String FAILURE = "fail_reason";

    public TrialRecord {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        intermediate = Collections.unmodifiableSortedMap(new TreeMap<>(intermediate));
        userAttributes = Collections.unmodifiableMap(new LinkedHashMap<>(userAttributes));
        systemAttributes = Collections.unmodifiableMap(new LinkedHashMap<>(systemAttributes));
    }

    /** Returns the value of a finished trial, if it has one. */
    public Optional<Double> result() {
        return Optional.ofNullable(value);
    }

    /** Returns the reason of a failure, if it is known. */
    public Optional<String> failure() {
        return Optional.ofNullable(systemAttributes.get(FAILURE)).map(JsonNode::asText);
    }

    public OptionalInt lastStep() {
        return intermediate.isEmpty() ? OptionalInt.empty() : OptionalInt.of(intermediate.lastKey());
    }

    /** Returns the external values of the parameters, in the order in which they were suggested. */
    public Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        parameters.forEach((name, parameter) -> values.put(name, parameter.value()));
        return values;
    }

    TrialRecord withParameter(String name, ParameterValue parameter) {
        Map<String, ParameterValue> more = new LinkedHashMap<>(parameters);
        more.put(name, parameter);
        return new TrialRecord(
                id, number, state, value, start, end, more, intermediate, userAttributes, systemAttributes);
    }

    TrialRecord withReport(int step, double reported) {
        SortedMap<Integer, Double> more = new TreeMap<>(intermediate);
        more.put(step, reported);
        return new TrialRecord(
                id, number, state, value, start, end, parameters, more, userAttributes, systemAttributes);
    }

    TrialRecord withUserAttribute(String key, JsonNode attribute) {
        Map<String, JsonNode> more = new LinkedHashMap<>(userAttributes);
        more.put(key, attribute);
        return new TrialRecord(id, number, state, value, start, end, parameters, intermediate, more, systemAttributes);
    }

    TrialRecord withSystemAttribute(String key, JsonNode attribute) {
        Map<String, JsonNode> more = new LinkedHashMap<>(systemAttributes);
        more.put(key, attribute);
        return new TrialRecord(id, number, state, value, start, end, parameters, intermediate, userAttributes, more);
    }
}
