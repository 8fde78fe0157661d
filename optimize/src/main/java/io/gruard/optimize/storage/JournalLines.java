package io.gruard.optimize.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gruard.optimize.Direction;
import io.gruard.optimize.DistributionJson;
import io.gruard.optimize.Json;
import io.gruard.optimize.ParameterValue;
import io.gruard.optimize.TrialDraft;
import io.gruard.optimize.TrialState;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the lines of a journal, with Optuna's fields in Optuna's order. */
final class JournalLines {
    /** Optuna requires a numeric offset and six decimal places. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx");

    private final String worker = UUID.randomUUID().toString();

    ObjectNode createStudy(String name, List<Direction> directions) {
        ObjectNode line = line(JournalOperation.CREATE_STUDY).put("study_name", name);
        ArrayNode codes = line.putArray("directions");
        directions.forEach(direction -> codes.add(direction == Direction.MINIMIZE ? 1 : 2));
        return line;
    }

    ObjectNode studyUserAttribute(long study, String key, JsonNode value) {
        return attribute(JournalOperation.SET_STUDY_USER_ATTRIBUTE, "study_id", study, "user_attr", key, value);
    }

    ObjectNode studySystemAttribute(long study, String key, JsonNode value) {
        return attribute(JournalOperation.SET_STUDY_SYSTEM_ATTRIBUTE, "study_id", study, "system_attr", key, value);
    }

    /** Makes the line of a new running trial. */
    ObjectNode createTrial(long study, Instant start) {
        ObjectNode line = line(JournalOperation.CREATE_TRIAL).put("study_id", study);
        line.set("datetime_start", time(start));
        return line;
    }

    /** Makes the line of a new trial in any state. */
    ObjectNode createTrial(long study, TrialDraft trial) {
        ObjectNode line = line(JournalOperation.CREATE_TRIAL).put("study_id", study);
        line.set("datetime_start", time(trial.start()));
        if (trial.end() != null) {
            line.set("datetime_complete", time(trial.end()));
        }
        line.put("state", trial.state().code());
        line.set("value", Json.tree(trial.value()));
        line.set("values", Json.tree(null));
        ObjectNode distributions = line.putObject("distributions");
        ObjectNode parameters = line.putObject("params");
        trial.parameters().forEach((name, parameter) -> {
            distributions.put(name, DistributionJson.write(parameter.distribution()));
            parameters.put(name, parameter.internal());
        });
        line.putObject("user_attrs").setAll(trial.userAttributes());
        line.putObject("system_attrs").setAll(trial.systemAttributes());
        ObjectNode intermediate = line.putObject("intermediate_values");
        trial.intermediate().forEach((step, value) -> intermediate.put(Integer.toString(step), value));
        return line;
    }

    ObjectNode start(long trial, Instant start) {
        ObjectNode line = state(trial, TrialState.RUNNING, null);
        line.set("datetime_start", time(start));
        return line;
    }

    ObjectNode finish(long trial, TrialState state, @Nullable Double value, Instant end) {
        ObjectNode line = state(trial, state, value);
        line.set("datetime_complete", time(end));
        return line;
    }

    private ObjectNode state(long trial, TrialState state, @Nullable Double value) {
        ObjectNode line = line(JournalOperation.SET_TRIAL_STATE_VALUES)
                .put("trial_id", trial)
                .put("state", state.code());
        line.set("values", Json.tree(value == null ? null : List.of(value)));
        return line;
    }

    ObjectNode parameter(long trial, String name, ParameterValue parameter) {
        return line(JournalOperation.SET_TRIAL_PARAMETER)
                .put("trial_id", trial)
                .put("param_name", name)
                .put("param_value_internal", parameter.internal())
                .put("distribution", DistributionJson.write(parameter.distribution()));
    }

    ObjectNode report(long trial, int step, double value) {
        return line(JournalOperation.SET_TRIAL_INTERMEDIATE_VALUE)
                .put("trial_id", trial)
                .put("step", step)
                .put("intermediate_value", value);
    }

    ObjectNode userAttribute(long trial, String key, JsonNode value) {
        return attribute(JournalOperation.SET_TRIAL_USER_ATTRIBUTE, "trial_id", trial, "user_attr", key, value);
    }

    ObjectNode systemAttribute(long trial, String key, JsonNode value) {
        return attribute(JournalOperation.SET_TRIAL_SYSTEM_ATTRIBUTE, "trial_id", trial, "system_attr", key, value);
    }

    private ObjectNode attribute(
            JournalOperation operation, String owner, long id, String field, String key, JsonNode value) {
        ObjectNode line = line(operation).put(owner, id);
        line.putObject(field).set(key, value);
        return line;
    }

    private ObjectNode line(JournalOperation operation) {
        return Json.emptyObject()
                .put("op_code", operation.code())
                .put("worker_id", worker + "-" + Thread.currentThread().threadId());
    }

    private static JsonNode time(@Nullable Instant time) {
        return Json.tree(time == null ? null : TIME.format(time.atOffset(ZoneOffset.UTC)));
    }
}
