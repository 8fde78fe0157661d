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
 * What a storage knows of a trial at one moment.
 *
 * @param id the storage's own number, unique over its studies
 * @param number the trial's number in its study, from 0 without gaps
 * @param value the objective's value; null until finished and for failed trials
 * @param intermediate value by step
 * @param userAttributes what the user noted, as JSON
 * @param systemAttributes what samplers, pruners and the queue noted, as JSON
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

    /** A finished trial's value, where it has one. */
    public Optional<Double> result() {
        return Optional.ofNullable(value);
    }

    /** Why a trial failed, where that is known. */
    public Optional<String> failure() {
        return Optional.ofNullable(systemAttributes.get(FAILURE)).map(JsonNode::asText);
    }

    public OptionalInt lastStep() {
        return intermediate.isEmpty() ? OptionalInt.empty() : OptionalInt.of(intermediate.lastKey());
    }

    /** The parameters as the objective sees them, in the order in which they were asked for. */
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

    TrialRecord withUserAttribute(String key, JsonNode noted) {
        Map<String, JsonNode> more = new LinkedHashMap<>(userAttributes);
        more.put(key, noted);
        return new TrialRecord(id, number, state, value, start, end, parameters, intermediate, more, systemAttributes);
    }

    TrialRecord withSystemAttribute(String key, JsonNode noted) {
        Map<String, JsonNode> more = new LinkedHashMap<>(systemAttributes);
        more.put(key, noted);
        return new TrialRecord(id, number, state, value, start, end, parameters, intermediate, userAttributes, more);
    }
}
