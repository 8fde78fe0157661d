package io.gruard.optimize.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.gruard.optimize.Direction;
import io.gruard.optimize.Distribution;
import io.gruard.optimize.DistributionJson;
import io.gruard.optimize.Golden;
import io.gruard.optimize.Json;
import io.gruard.optimize.Optimization;
import io.gruard.optimize.StorageException;
import io.gruard.optimize.Study;
import io.gruard.optimize.StudyRecord;
import io.gruard.optimize.StudySettings;
import io.gruard.optimize.StudyStorage;
import io.gruard.optimize.TrialDraft;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.pruner.NoPruning;
import io.gruard.optimize.sampler.TpeSampler;
import io.gruard.optimize.sampler.TpeSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares a database and a journal that Optuna wrote with what Optuna reads from them. */
class OptunaExampleTest {

    private static final String NAME = "ids-demo";

    @TempDir
    Path folder;

    @Test
    void databaseIsReadAsByOptuna() throws Exception {
        try (StudyStorage storage = SqlStorage.sqlite(exampleDatabase())) {
            assertEqualsOptuna(storage);
            assertThat(storage.studies()).extracting(StudyRecord::name).containsExactly(NAME, "ids-multi");
        }
    }

    @Test
    void journalIsReadAsByOptuna() throws Exception {
        assertEqualsOptuna(new JournalStorage(resource("journal_v5dev.log")));
    }

    @Test
    void writtenJournalIsReadBackEqual() throws Exception {
        Path copy = folder.resolve("copy.log");
        try (StudyStorage storage = SqlStorage.sqlite(exampleDatabase());
                StudyStorage journal = new JournalStorage(copy)) {
            StudyRecord study = storage.findStudy(NAME).orElseThrow();
            long id = journal.createStudy(NAME, study.directions()).id();
            study.userAttributes().forEach((key, value) -> journal.putStudyUserAttribute(id, key, value));
            study.systemAttributes().forEach((key, value) -> journal.putStudySystemAttribute(id, key, value));
            storage.trials(study.id()).forEach(trial -> journal.addTrial(id, TrialDraft.copyOf(trial)));
        }
        assertEqualsOptuna(new JournalStorage(copy));
    }

    @Test
    void incompleteLastLineIsIgnoredAndAnInvalidLineIsNamed() throws Exception {
        String text = Files.readString(resource("journal_v5dev.log"));
        Path cut = Files.writeString(folder.resolve("cut.log"), text.substring(0, text.length() - 20));
        assertThat(new JournalStorage(cut).studies()).hasSize(2);

        Path broken = Files.writeString(folder.resolve("broken.log"), text.substring(0, 300) + "\n");
        assertThatThrownBy(() -> new JournalStorage(broken))
                .isInstanceOf(StorageException.class)
                .hasMessageStartingWith(broken + ":3: expected a line of an Optuna journal");
    }

    @Test
    void studyOfAJournalContinues() throws Exception {
        try (StudyStorage storage = new JournalStorage(resource("journal_v5dev.log"))) {
            continueStudy(storage);
        }
    }

    @Test
    void studyOfADatabaseContinues() throws Exception {
        try (StudyStorage storage = SqlStorage.sqlite(exampleDatabase())) {
            continueStudy(storage);
        }
    }

    private static void continueStudy(StudyStorage storage) {
        Study study = Study.open(storage, settings(NAME));
        study.optimize(
                trial -> {
                    double rate = trial.suggest("lr", distribution("lr"));
                    return Math.abs(Math.log10(rate) + 3) + trial.suggest("units", distribution("units")) / 1e3;
                },
                Optimization.ofTrials(30));
        List<TrialRecord> trials = study.history().trials();
        assertThat(trials).hasSize(30);
        // Trial 22 was waiting in Optuna's queue with these parameters.
        assertThat(trials.get(22).values()).containsEntry("lr", 0.02).containsEntry("units", 32L);
        assertThat(trials.get(29).systemAttributes()).containsKey("tpe:relative_params:0");
    }

    @Test
    void studyWithSeveralObjectivesIsRejected() throws Exception {
        try (StudyStorage storage = SqlStorage.sqlite(exampleDatabase())) {
            assertThatThrownBy(() -> Study.open(storage, settings("ids-multi")))
                    .isInstanceOf(StorageException.class)
                    .hasMessage("study 'ids-multi': expected one objective, found 2");
        }
    }

    private static Distribution distribution(String name) {
        return DistributionJson.read(Golden.file("trials_v5dev.json")
                .get(0)
                .get("distributions")
                .get(name)
                .asText());
    }

    private static StudySettings settings(String name) {
        return new StudySettings(
                name, Direction.MINIMIZE, new TpeSampler(TpeSettings.defaults()), new NoPruning(), 1, null);
    }

    private static void assertEqualsOptuna(StudyStorage storage) {
        StudyRecord study = storage.findStudy(NAME).orElseThrow();
        assertThat(study.directions()).containsExactly(Direction.MINIMIZE);
        assertThat(study.userAttributes())
                .isEqualTo(Map.of(
                        "dataset", Json.tree("UNSW-NB15"), "owner", Json.tree(Map.of("tool", "example", "v", 1))));
        assertThat(study.systemAttributes()).isEqualTo(Map.of("study:metric_names", Json.tree(List.of("val_loss"))));

        JsonNode expected = Golden.file("trials_v5dev.json");
        List<TrialRecord> trials = storage.trials(study.id());
        assertThat(trials).hasSize(expected.size());
        for (int i = 0; i < trials.size(); i++) {
            assertThat(optunaForm(trials.get(i))).as("trial " + i).isEqualTo(plain(expected.get(i)));
        }
    }

    /** Converts a trial to the form of trials_v5dev.json. */
    private static Object optunaForm(TrialRecord trial) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("number", (long) trial.number());
        fields.put("state", trial.state().name());
        fields.put(
                "values", trial.result().map(value -> (Object) List.of(value)).orElse(Json.plain(Json.tree(null))));
        fields.put("params", new LinkedHashMap<>(trial.values()));
        Map<String, Object> distributions = new LinkedHashMap<>();
        trial.parameters().forEach((name, parameter) -> distributions.put(name, parameter.distribution()));
        fields.put("distributions", distributions);
        fields.put("user_attrs", plainAll(trial.userAttributes()));
        fields.put("system_attrs", plainAll(trial.systemAttributes()));
        Map<String, Object> intermediate = new LinkedHashMap<>();
        trial.intermediate().forEach((step, value) -> intermediate.put(Integer.toString(step), value));
        fields.put("intermediate", intermediate);
        return fields;
    }

    private static Map<String, Object> plainAll(Map<String, JsonNode> attributes) {
        Map<String, Object> plain = new LinkedHashMap<>();
        attributes.forEach((key, value) -> plain.put(key, Json.plain(value)));
        return plain;
    }

    @SuppressWarnings("unchecked")
    private static Object plain(JsonNode trial) {
        Map<String, Object> fields = (Map<String, Object>) Objects.requireNonNull(Json.plain(trial));
        Map<String, Object> distributions = new LinkedHashMap<>();
        trial.get("distributions")
                .properties()
                .forEach(entry -> distributions.put(
                        entry.getKey(), DistributionJson.read(entry.getValue().asText())));
        fields.put("distributions", distributions);
        return fields;
    }

    private Path exampleDatabase() throws IOException, SQLException {
        Path file = folder.resolve("study_v5dev.db");
        String sql = Files.readString(resource("study_v5dev.sql"));
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            for (String part : sql.split(";\n")) {
                if (!part.isBlank()) {
                    statement.execute(part);
                }
            }
        }
        return file;
    }

    private Path resource(String name) throws IOException {
        Path copy = folder.resolve("resource-" + name);
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/optuna/" + name))) {
            Files.writeString(copy, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return copy;
    }
}
