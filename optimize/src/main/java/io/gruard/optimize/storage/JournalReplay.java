package io.gruard.optimize.storage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.gruard.optimize.Direction;
import io.gruard.optimize.DistributionJson;
import io.gruard.optimize.Json;
import io.gruard.optimize.Parameter;
import io.gruard.optimize.StorageException;
import io.gruard.optimize.StudyStorage;
import io.gruard.optimize.TrialDraft;
import io.gruard.optimize.TrialState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The studies and trials that the lines of a journal lead to. Operations that came too late are skipped, as in Optuna. */
final class JournalReplay {

    private record ReplayedStudy(
            String name,
            List<Direction> directions,
            Map<String, JsonNode> user,
            Map<String, JsonNode> system,
            List<MemoryTrial> trials) {}

    /** By id; a deleted study leaves a null. */
    private final List<@Nullable ReplayedStudy> studies = new ArrayList<>();

    private final List<MemoryTrial> trials = new ArrayList<>();

    private JournalReplay() {}

    static JournalReplay of(Path journal) {
        JournalReplay replay = new JournalReplay();
        String text;
        try {
            text = Files.readString(journal, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new StorageException(journal + ": cannot be read: " + e.getMessage(), e);
        }
        // A last line without its end was still being written.
        List<String> lines =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            try {
                replay.apply(Json.parse(lines.get(i)));
            } catch (JsonProcessingException | RuntimeException e) {
                String problem =
                        String.valueOf(e.getMessage()).lines().findFirst().orElse("");
                throw new StorageException(journal + ":" + (i + 1) + ": not a line of a journal: " + problem, e);
            }
        }
        return replay;
    }

    void copyInto(StudyStorage storage) {
        for (ReplayedStudy study : studies) {
            if (study != null) {
                long id = storage.createStudy(study.name(), study.directions()).id();
                study.user().forEach((key, value) -> storage.putStudyUserAttribute(id, key, value));
                study.system().forEach((key, value) -> storage.putStudySystemAttribute(id, key, value));
                study.trials().forEach(trial -> storage.addTrial(id, TrialDraft.copyOf(trial.record())));
            }
        }
    }

    private void apply(JsonNode line) {
        switch (JournalOperation.of(line.required("op_code").asInt())) {
            case CREATE_STUDY -> createStudy(line);
            case DELETE_STUDY -> studies.set(line.required("study_id").asInt(), null);
            case SET_STUDY_USER_ATTRIBUTE -> study(line, study -> put(line.required("user_attr"), study.user()));
            case SET_STUDY_SYSTEM_ATTRIBUTE -> study(line, study -> put(line.required("system_attr"), study.system()));
            case CREATE_TRIAL -> study(line, study -> createTrial(line, study));
            case SET_TRIAL_PARAMETER ->
                unfinished(
                        line,
                        trial -> trial.parameter(
                                line.required("param_name").asText(),
                                new Parameter(
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
                // Optuna 5 does not act on it either.
            }
        }
    }

    private void createStudy(JsonNode line) {
        List<Direction> directions = new ArrayList<>();
        line.required("directions")
                .forEach(code -> directions.add(code.asInt() == 2 ? Direction.MAXIMIZE : Direction.MINIMIZE));
        studies.add(new ReplayedStudy(
                line.required("study_name").asText(),
                directions,
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>()));
    }

    private void createTrial(JsonNode line, ReplayedStudy study) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        line.path("params")
                .properties()
                .forEach(entry -> parameters.put(
                        entry.getKey(),
                        new Parameter(
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
        study.trials().add(trial);
    }

    private static void setState(JsonNode line, MemoryTrial trial) {
        TrialState state = TrialState.of(line.required("state").asInt());
        if (state == TrialState.RUNNING) {
            // A trial that already runs was claimed by a faster worker.
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
        ReplayedStudy study = studies.get(line.required("study_id").asInt());
        if (study != null) {
            change.accept(study);
        }
    }

    private void unfinished(JsonNode line, Consumer<MemoryTrial> change) {
        MemoryTrial trial = trials.get(line.required("trial_id").asInt());
        if (!trial.state().isFinished()) {
            change.accept(trial);
        }
    }

    private static void put(JsonNode object, Map<String, JsonNode> into) {
        object.properties().forEach(entry -> into.put(entry.getKey(), entry.getValue()));
    }

    private static Map<String, JsonNode> attributes(JsonNode object) {
        Map<String, JsonNode> attributes = new LinkedHashMap<>();
        put(object, attributes);
        return attributes;
    }

    /** Optuna 5 writes an offset; 4.9 wrote its local time without. */
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
