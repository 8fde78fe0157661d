package io.gruard.optimize.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gruard.optimize.Direction;
import io.gruard.optimize.DistributionJson;
import io.gruard.optimize.Json;
import io.gruard.optimize.StorageException;
import io.gruard.optimize.StudyRecord;
import io.gruard.optimize.StudyStorage;
import io.gruard.optimize.TrialRecord;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Optuna's journal file: what happened to studies, one JSON object a line, with ids by position. */
public final class Journal {

    /** Optuna wants an offset of digits and six digits of fraction. */
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSxxx");

    private Journal() {}

    /**
     * Adds the studies of a journal, with all of their trials, to a storage.
     *
     * @throws StorageException where a line is not one of a journal, or the storage has a study of the same name
     */
    public static void copyInto(StudyStorage storage, Path journal) {
        JournalReplay.of(journal).copyInto(storage);
    }

    /** Writes one study into a new file. */
    public static void write(StudyStorage storage, String study, Path journal) {
        StudyRecord record = storage.findStudy(study)
                .orElseThrow(() -> new StorageException("there is no study named '" + study + "'"));
        try (BufferedWriter out = Files.newBufferedWriter(journal, StandardOpenOption.CREATE_NEW)) {
            writeStudy(out, record);
            for (TrialRecord trial : storage.trials(record.id())) {
                write(out, trial(trial));
            }
        } catch (IOException e) {
            throw new StorageException(journal + ": cannot be written: " + e.getMessage(), e);
        }
    }

    private static void writeStudy(BufferedWriter out, StudyRecord study) throws IOException {
        ObjectNode create = operation(JournalOperation.CREATE_STUDY);
        create.put("study_name", study.name());
        ArrayNode directions = create.putArray("directions");
        study.directions().forEach(direction -> directions.add(direction == Direction.MINIMIZE ? 1 : 2));
        write(out, create);
        for (Map.Entry<String, JsonNode> entry : study.userAttributes().entrySet()) {
            write(out, attribute(JournalOperation.SET_STUDY_USER_ATTRIBUTE, "user_attr", entry));
        }
        for (Map.Entry<String, JsonNode> entry : study.systemAttributes().entrySet()) {
            write(out, attribute(JournalOperation.SET_STUDY_SYSTEM_ATTRIBUTE, "system_attr", entry));
        }
    }

    private static ObjectNode attribute(JournalOperation operation, String field, Map.Entry<String, JsonNode> entry) {
        ObjectNode line = operation(operation).put("study_id", 0);
        line.putObject(field).set(entry.getKey(), entry.getValue());
        return line;
    }

    private static ObjectNode trial(TrialRecord trial) {
        ObjectNode line = operation(JournalOperation.CREATE_TRIAL).put("study_id", 0);
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

    private static JsonNode time(@Nullable Instant time) {
        return Json.tree(time == null ? null : TIME.format(time.atOffset(ZoneOffset.UTC)));
    }

    private static ObjectNode operation(JournalOperation operation) {
        return Json.emptyObject().put("op_code", operation.code()).put("worker_id", "gruard");
    }

    private static void write(BufferedWriter out, ObjectNode line) throws IOException {
        out.write(Json.write(line));
        out.write('\n');
    }
}
