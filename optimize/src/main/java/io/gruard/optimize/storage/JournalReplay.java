package io.gruard.optimize.storage;

import com.fasterxml.jackson.databind.JsonNode;
import io.gruard.optimize.Direction;
import io.gruard.optimize.DistributionJson;
import io.gruard.optimize.ParameterValue;
import io.gruard.optimize.StudyRecord;
import io.gruard.optimize.TrialDraft;
import io.gruard.optimize.TrialState;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Replays the lines of a journal into studies and trials. It skips operations that came too late, as Optuna does. */
final class JournalReplay {

    private record ReplayedStudy(
            String name,
            List<Direction> directions,
            Map<String, JsonNode> user,
            Map<String, JsonNode> system,
            List<MemoryTrial> trials) {}

    /** Studies by id; null for a deleted study. */
    private final List<@Nullable ReplayedStudy> studies = new ArrayList<>();

    private final List<MemoryTrial> trials = new ArrayList<>();

    /** The study of each trial, by the trial's id. */
    private final List<ReplayedStudy> studyOfTrial = new ArrayList<>();

    /** Returns the study with a name. */
    Optional<StudyRecord> study(String name) {
        return studies().stream().filter(study -> study.name().equals(name)).findFirst();
    }

    /** Returns all studies that were not deleted. */
    List<StudyRecord> studies() {
        List<StudyRecord> records = new ArrayList<>();
        for (int id = 0; id < studies.size(); id++) {
            ReplayedStudy study = studies.get(id);
            if (study != null) {
                records.add(new StudyRecord(id, study.name(), study.directions(), study.user(), study.system()));
            }
        }
        return records;
    }

    /** Returns the trials of a study by ascending number. They change with the journal. */
    Optional<List<MemoryTrial>> trials(long study) {
        return at(studies, study).map(ReplayedStudy::trials);
    }

    /** Returns a trial, which changes with the journal. */
    Optional<MemoryTrial> trial(long id) {
        return at(trials, id);
    }

    private static <T> Optional<T> at(List<? extends @Nullable T> list, long id) {
        return id >= 0 && id < list.size() ? Optional.ofNullable(list.get((int) id)) : Optional.empty();
    }

    /**
     * Applies a line.
     *
     * @throws RuntimeException if it is not a line of a journal
     */
    void apply(JsonNode line) {
        switch (JournalOperation.of(line.required("op_code").asInt())) {
            case CREATE_STUDY -> createStudy(line);
            case DELETE_STUDY ->
                study(line, study -> studies.set(line.required("study_id").asInt(), null));
            case SET_STUDY_USER_ATTRIBUTE -> study(line, study -> put(line.required("user_attr"), study.user()));
            case SET_STUDY_SYSTEM_ATTRIBUTE -> study(line, study -> put(line.required("system_attr"), study.system()));
            case CREATE_TRIAL -> study(line, study -> createTrial(line, study));
            case SET_TRIAL_PARAMETER ->
                unfinished(
                        line,
                        trial -> setParameter(
                                trial,
                                line.required("param_name").asText(),
                                new ParameterValue(
                                        DistributionJson.read(
                                                line.required("distribution").asText()),
                                        line.required("param_value_internal").asDouble())));
            case SET_TRIAL_STATE_VALUES -> unfinished(line, trial -> setState(line, trial));
            case SET_TRIAL_INTERMEDIATE_VALUE ->
                unfinished(
                        line,
                        trial -> trial.report(
                                line.required("step").asInt(),
                                line.required("intermediate_value").asDouble()));
            case SET_TRIAL_USER_ATTRIBUTE ->
                unfinished(
                        line,
                        trial -> line.required("user_attr")
                                .properties()
                                .forEach(entry -> trial.userAttribute(entry.getKey(), entry.getValue())));
            case SET_TRIAL_SYSTEM_ATTRIBUTE ->
                unfinished(
                        line,
                        trial -> line.required("system_attr")
                                .properties()
                                .forEach(entry -> trial.systemAttribute(entry.getKey(), entry.getValue())));
            case DISCARD_TRIALS -> {
                // Optuna 5 also ignores this operation.
            }
        }
    }

    private void createStudy(JsonNode line) {
        List<Direction> directions = new ArrayList<>();
        line.required("directions")
                .forEach(code -> directions.add(code.asInt() == 2 ? Direction.MAXIMIZE : Direction.MINIMIZE));
        String name = line.required("study_name").asText();
        if (study(name).isPresent()) {
            // Another worker created it before.
            return;
        }
        studies.add(
                new ReplayedStudy(name, directions, new LinkedHashMap<>(), new LinkedHashMap<>(), new ArrayList<>()));
    }

    private void createTrial(JsonNode line, ReplayedStudy study) {
        Map<String, ParameterValue> parameters = new LinkedHashMap<>();
        line.path("params")
                .properties()
                .forEach(entry -> parameters.put(
                        entry.getKey(),
                        new ParameterValue(
                                DistributionJson.read(line.required("distributions")
                                        .required(entry.getKey())
                                        .asText()),
                                entry.getValue().asDouble())));
        TreeMap<Integer, Double> intermediate = new TreeMap<>();
        line.path("intermediate_values")
                .properties()
                .forEach(entry -> intermediate.put(
                        Integer.valueOf(entry.getKey()), entry.getValue().asDouble()));
        TrialDraft draft = new TrialDraft(
                TrialState.of(line.path("state").asInt(TrialState.RUNNING.code())),
                value(line),
                time(line.path("datetime_start")),
                time(line.path("datetime_complete")),
                parameters,
                intermediate,
                attributes(line.path("user_attrs")),
                attributes(line.path("system_attrs")));
        MemoryTrial trial = new MemoryTrial(trials.size(), study.trials().size(), draft);
        trials.add(trial);
        studyOfTrial.add(study);
        study.trials().add(trial);
    }

    /** Sets a parameter. It skips a parameter whose distribution is incompatible with that of an earlier trial. */
    private void setParameter(MemoryTrial trial, String name, ParameterValue parameter) {
        boolean compatible = studyOfTrial.get((int) trial.id()).trials().stream()
                .map(earlier -> earlier.record().parameters().get(name))
                .filter(Objects::nonNull)
                .findFirst()
                .map(known -> known.distribution().isCompatibleWith(parameter.distribution()))
                .orElse(true);
        if (compatible) {
            trial.parameter(name, parameter);
        }
    }

    private static void setState(JsonNode line, MemoryTrial trial) {
        TrialState state = TrialState.of(line.required("state").asInt());
        if (state == TrialState.RUNNING) {
            // A trial that is already running was started by another worker.
            if (trial.state() == TrialState.WAITING) {
                trial.start(time(line.path("datetime_start")));
            }
        } else {
            trial.finish(state, value(line), time(line.path("datetime_complete")));
        }
    }

    private static @Nullable Double value(JsonNode line) {
        JsonNode value = line.path("values").isArray() ? line.path("values").path(0) : line.path("value");
        return value.isNumber() ? value.doubleValue() : null;
    }

    private void study(JsonNode line, Consumer<ReplayedStudy> change) {
        at(studies, line.required("study_id").asLong()).ifPresent(change);
    }

    private void unfinished(JsonNode line, Consumer<MemoryTrial> change) {
        trial(line.required("trial_id").asLong())
                .filter(trial -> !trial.state().isFinished())
                .ifPresent(change);
    }

    private static void put(JsonNode object, Map<String, JsonNode> into) {
        object.properties().forEach(entry -> into.put(entry.getKey(), entry.getValue()));
    }

    private static Map<String, JsonNode> attributes(JsonNode object) {
        Map<String, JsonNode> attributes = new LinkedHashMap<>();
        put(object, attributes);
        return attributes;
    }

    /** Parses a time. Optuna 5 writes an offset, Optuna 4.9 local time without one. */
    private static @Nullable Instant time(JsonNode text) {
        if (!text.isTextual()) {
            return null;
        }
        TemporalAccessor parsed =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text.asText(), OffsetDateTime::from, LocalDateTime::from);
        return parsed instanceof OffsetDateTime exact
                ? exact.toInstant()
                : ((LocalDateTime) parsed).atZone(ZoneId.systemDefault()).toInstant();
    }
}
