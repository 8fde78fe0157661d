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

/** One study in the hands of gruard and of Optuna itself, by the Python that {@code GRUARD_PEER_PYTHON} names. */
class OptunaPeerTest {

    private static final String VARIABLE = "GRUARD_PEER_PYTHON";

    @TempDir
    Path folder;

    @Test
    void optunaReadsWhatGruardWroteAndGoesOnAndBack() throws Exception {
        passOnAndBack(folder.resolve("study.db").toString(), "sqlite:///" + folder.resolve("study.db"), "passed");
    }

    @Test
    void optunaReadsAJournalThatGruardWroteAndGoesOnAndBack() throws Exception {
        String journal = folder.resolve("study.log").toString();
        passOnAndBack(journal, journal, "passed");
    }

    @Test
    void optunaReadsWhatGruardWroteAndGoesOnAndBackOnPostgres() throws Exception {
        String url = PostgresServer.url();
        passOnAndBack(url, url, "passed-" + UUID.randomUUID());
    }

    private static void passOnAndBack(String url, String optunas, String name) throws Exception {
        try (StudyStorage storage = StudyUrl.open(url)) {
            Study study = TrialWorker.open(storage, name);
            study.note("owner", Map.of("tool", "gruard", "runs", List.of(1, 2.5)));
            study.optimize(trial -> TrialWorker.objective(trial, 0), Optimization.ofTrials(14));
            study.optimize(OptunaPeerTest::oddEnds, Optimization.ofTrials(17));
            study.enqueue(Map.of("units", 64, "cell", "lstm"));

            JsonNode told = peer("dump", optunas, name);
            assertThat(told.get("direction").asText()).isEqualTo("MINIMIZE");
            assertThat(told.get("user_attrs"))
                    .isEqualTo(Json.parse("{\"owner\":"
                            + Json.write(study.record().userAttributes().getOrDefault("owner", Json.emptyObject()))
                            + "}"));
            assertSame(study.history().trials(), told.get("trials"));
            assertThat(peer("dashboard", optunas, name))
                    .isEqualTo(Json.parse("{\"status\":\"200 OK\",\"detail_status\":\"200 OK\",\"trials\":18}"));

            peer("run", optunas, name, "8");
            List<TrialRecord> after = study.history().trials();
            assertThat(after).hasSize(25);
            assertThat(after.get(17).values()).containsEntry("units", 64L).containsEntry("cell", "lstm");
            assertSame(after, peer("dump", optunas, name).get("trials"));

            study.optimize(trial -> TrialWorker.objective(trial, 0), Optimization.ofTrials(30));
            assertSame(study.history().trials(), peer("dump", optunas, name).get("trials"));
            assertThat(study.history().trials())
                    .extracting(TrialRecord::number)
                    .isEqualTo(IntStream.range(0, 30).boxed().toList());
        }
    }

    /** A trial that fails, one with an infinite value, and one that is pruned after NaN. */
    private static double oddEnds(Trial trial) throws InterruptedException {
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
    void optunasAndGruardsProcessesShareAFile() throws Exception {
        share(folder.resolve("study.db").toString(), "sqlite:///" + folder.resolve("study.db"), "shared");
    }

    @Test
    void optunasAndGruardsProcessesShareAJournal() throws Exception {
        String journal = folder.resolve("study.log").toString();
        share(journal, journal, "shared");
    }

    @Test
    void optunasAndGruardsProcessesShareAPostgresDatabase() throws Exception {
        String url = PostgresServer.url();
        share(url, url, "shared-" + UUID.randomUUID());
    }

    private static void share(String url, String optunas, String name) throws Exception {
        python();
        try (StudyStorage storage = StudyUrl.open(url)) {
            TrialWorker.open(storage, name);
            List<Process> workers = new ArrayList<>();
            workers.add(start("run", optunas, name, "12"));
            workers.add(TrialWorker.start(url, name, 40, 5, 20_000));
            workers.add(start("run", optunas, name, "12"));
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

    private static void assertSame(List<TrialRecord> trials, JsonNode told) {
        assertThat(told).hasSize(trials.size());
        for (int i = 0; i < trials.size(); i++) {
            TrialRecord trial = trials.get(i);
            Map<String, Object> mine = new LinkedHashMap<>();
            mine.put("number", trial.number());
            mine.put("state", trial.state().name());
            mine.put("values", trial.result().map(List::of).orElse(null));
            mine.put("params", trial.values());
            Map<String, Object> distributions = new LinkedHashMap<>();
            trial.parameters().forEach((name, parameter) -> distributions.put(name, parameter.distribution()));
            mine.put("user_attrs", trial.userAttributes());
            mine.put("system_attrs", trial.systemAttributes());
            Map<String, Object> intermediate = new LinkedHashMap<>();
            trial.intermediate().forEach((step, value) -> intermediate.put(step.toString(), value));
            mine.put("intermediate", intermediate);

            Map<String, Object> theirs = new LinkedHashMap<>();
            told.get(i).properties().forEach(entry -> theirs.put(entry.getKey(), Json.plain(entry.getValue())));
            theirs.remove("distributions");
            assertThat(theirs).as("trial " + i).isEqualTo(Json.plain(Json.tree(mine)));
            told.get(i)
                    .get("distributions")
                    .properties()
                    .forEach(entry -> assertThat(DistributionJson.read(entry.getValue()))
                            .isEqualTo(distributions.get(entry.getKey())));
        }
    }

    private static JsonNode peer(String... arguments) throws IOException, InterruptedException {
        String said = TrialWorker.await(start(arguments));
        try {
            return Json.parse(said.lines().reduce("", (earlier, line) -> line));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(said, e);
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
        assumeTrue(python.isPresent(), VARIABLE + " names no Python with Optuna (.ci/venv makes one)");
        return python.orElseThrow();
    }
}
