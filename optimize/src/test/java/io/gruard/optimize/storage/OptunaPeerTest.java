package io.gruard.optimize.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.gruard.optimize.DistributionJson;
import io.gruard.optimize.Json;
import io.gruard.optimize.Optimization;
import io.gruard.optimize.Study;
import io.gruard.optimize.StudyStorage;
import io.gruard.optimize.Trial;
import io.gruard.optimize.TrialPruned;
import io.gruard.optimize.TrialRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs one study with gruard and with Optuna, in the Python of {@code GRUARD_PEER_PYTHON}. */
class OptunaPeerTest {

    private static final String VARIABLE = "GRUARD_PEER_PYTHON";

    @TempDir
    Path folder;

    @Test
    void optunaAndGruardContinueADatabaseInTurn() throws Exception {
        continueInTurn(folder.resolve("study.db").toString(), "sqlite:///" + folder.resolve("study.db"), "alternating");
    }

    @Test
    void optunaAndGruardContinueAJournalInTurn() throws Exception {
        String journal = folder.resolve("study.log").toString();
        continueInTurn(journal, journal, "alternating");
    }

    @Test
    void optunaAndGruardContinueAPostgresDatabaseInTurn() throws Exception {
        String url = PostgresServer.url();
        continueInTurn(url, url, "alternating-" + UUID.randomUUID());
    }

    private static void continueInTurn(String url, String optunaUrl, String name) throws Exception {
        try (StudyStorage storage = StudyUrl.open(url)) {
            Study study = TrialWorker.open(storage, name);
            study.setUserAttribute("owner", Map.of("tool", "gruard", "runs", List.of(1, 2.5)));
            study.optimize(trial -> TrialWorker.objective(trial, 0), Optimization.ofTrials(14));
            study.optimize(OptunaPeerTest::specialCases, Optimization.ofTrials(17));
            study.enqueue(Map.of("units", 64, "cell", "lstm"));

            JsonNode dump = peer("dump", optunaUrl, name);
            assertThat(dump.get("direction").asText()).isEqualTo("MINIMIZE");
            assertThat(dump.get("user_attrs"))
                    .isEqualTo(Json.parse("{\"owner\":"
                            + Json.write(study.record().userAttributes().getOrDefault("owner", Json.emptyObject()))
                            + "}"));
            assertSame(study.history().trials(), dump.get("trials"));
            assertThat(peer("dashboard", optunaUrl, name))
                    .isEqualTo(Json.parse("{\"status\":\"200 OK\",\"detail_status\":\"200 OK\",\"trials\":18}"));

            peer("run", optunaUrl, name, "8");
            List<TrialRecord> after = study.history().trials();
            assertThat(after).hasSize(25);
            assertThat(after.get(17).values()).containsEntry("units", 64L).containsEntry("cell", "lstm");
            assertSame(after, peer("dump", optunaUrl, name).get("trials"));

            study.optimize(trial -> TrialWorker.objective(trial, 0), Optimization.ofTrials(30));
            assertSame(study.history().trials(), peer("dump", optunaUrl, name).get("trials"));
            assertThat(study.history().trials())
                    .extracting(TrialRecord::number)
                    .isEqualTo(IntStream.range(0, 30).boxed().toList());
        }
    }

    /** Fails a trial, gives one an infinite value, and prunes one after a report of NaN. */
    private static double specialCases(Trial trial) throws InterruptedException {
        TrialWorker.objective(trial, 0);
        return switch (trial.number() % 3) {
            case 0 -> Double.NaN;
            case 1 -> Double.POSITIVE_INFINITY;
            default -> {
                trial.report(7, Double.NaN);
                throw new TrialPruned();
            }
        };
    }

    @Test
    void processesOfOptunaAndGruardShareADatabase() throws Exception {
        share(folder.resolve("study.db").toString(), "sqlite:///" + folder.resolve("study.db"), "shared");
    }

    @Test
    void processesOfOptunaAndGruardShareAJournal() throws Exception {
        String journal = folder.resolve("study.log").toString();
        share(journal, journal, "shared");
    }

    @Test
    void processesOfOptunaAndGruardShareAPostgresDatabase() throws Exception {
        String url = PostgresServer.url();
        share(url, url, "shared-" + UUID.randomUUID());
    }

    private static void share(String url, String optunaUrl, String name) throws Exception {
        python();
        try (StudyStorage storage = StudyUrl.open(url)) {
            TrialWorker.open(storage, name);
            List<Process> workers = new ArrayList<>();
            workers.add(start("run", optunaUrl, name, "12"));
            workers.add(TrialWorker.start(url, name, 40, 5, 20_000));
            workers.add(start("run", optunaUrl, name, "12"));
            for (Process worker : workers) {
                assertThat(TrialWorker.await(worker)).doesNotContain("locked").doesNotContain("Error");
            }
            List<TrialRecord> trials =
                    storage.trials(storage.findStudy(name).orElseThrow().id());
            assertThat(trials).hasSizeBetween(40, 64);
            assertThat(trials)
                    .extracting(TrialRecord::number)
                    .isEqualTo(IntStream.range(0, trials.size()).boxed().toList());
            assertThat(trials).allMatch(trial -> trial.state().isInformative());
        }
    }

    private static void assertSame(List<TrialRecord> trials, JsonNode dump) {
        assertThat(dump).hasSize(trials.size());
        for (int i = 0; i < trials.size(); i++) {
            TrialRecord trial = trials.get(i);
            Map<String, Object> expected = new LinkedHashMap<>();
            expected.put("number", trial.number());
            expected.put("state", trial.state().name());
            expected.put("values", trial.result().map(List::of).orElse(null));
            expected.put("params", trial.values());
            Map<String, Object> distributions = new LinkedHashMap<>();
            trial.parameters().forEach((name, parameter) -> distributions.put(name, parameter.distribution()));
            expected.put("user_attrs", trial.userAttributes());
            expected.put("system_attrs", trial.systemAttributes());
            Map<String, Object> intermediate = new LinkedHashMap<>();
            trial.intermediate().forEach((step, value) -> intermediate.put(step.toString(), value));
            expected.put("intermediate", intermediate);

            Map<String, Object> dumped = new LinkedHashMap<>();
            dump.get(i).properties().forEach(entry -> dumped.put(entry.getKey(), Json.plain(entry.getValue())));
            dumped.remove("distributions");
            assertThat(dumped).as("trial " + i).isEqualTo(Json.plain(Json.tree(expected)));
            dump.get(i)
                    .get("distributions")
                    .properties()
                    .forEach(entry -> assertThat(DistributionJson.read(entry.getValue()))
                            .isEqualTo(distributions.get(entry.getKey())));
        }
    }

    private static JsonNode peer(String... arguments) throws IOException, InterruptedException {
        String output = TrialWorker.await(start(arguments));
        try {
            return Json.parse(output.lines().reduce("", (earlier, line) -> line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(output, e);
        }
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(python(), "src/test/peers/optuna_peer.py"));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PYTHONWARNINGS", "ignore");
        return builder.start();
    }

    private static String python() {
        Optional<String> python = Optional.ofNullable(System.getenv(VARIABLE));
        assumeTrue(python.isPresent(), VARIABLE + " is not set to a Python with Optuna (.ci/venv creates one)");
        return python.orElseThrow();
    }
}
