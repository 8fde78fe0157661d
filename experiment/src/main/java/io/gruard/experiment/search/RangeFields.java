package io.gruard.experiment.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;

/**
 * The fields of a range such as {@code {low: 1, high: 9, log: true}}. A missing, invalid or unknown field causes an {@link
 * IllegalArgumentException}.
 */
record RangeFields(JsonNode range) {

    private static final Set<String> KNOWN = Set.of("low", "high", "log", "step", "choices");

    RangeFields {
        range.properties().forEach(field -> {
            if (!KNOWN.contains(field.getKey())) {
                throw new IllegalArgumentException("expected low, high, log, step or choices, found " + field.getKey());
            }
        });
    }

    double number(String end) {
        return end(end).doubleValue();
    }

    long whole(String end) {
        return whole(end, end(end));
    }

    boolean log() {
        JsonNode log = range.path("log");
        if (!log.isMissingNode() && !log.isBoolean()) {
            throw new IllegalArgumentException("log must be true or false, found " + log);
        }
        return log.asBoolean(false);
    }

    /** Returns the step, or 0 if there is none. */
    double step() {
        JsonNode step = range.path("step");
        if (!step.isMissingNode() && !step.isNumber()) {
            throw new IllegalArgumentException("step must be a number, found " + step);
        }
        return step.asDouble(0);
    }

    /** Returns the step as a whole number, or 1 if there is none. */
    long wholeStep() {
        JsonNode step = range.path("step");
        return step.isMissingNode() ? 1 : whole("step", step);
    }

    private JsonNode end(String end) {
        JsonNode value = range.path(end);
        if (!value.isNumber()) {
            throw new IllegalArgumentException("expected a range with the numbers low and high, found " + range);
        }
        return value;
    }

    private static long whole(String name, JsonNode value) {
        if (!value.isIntegralNumber()) {
            throw new IllegalArgumentException(name + " must be a whole number, found " + value);
        }
        return value.longValue();
    }
}
