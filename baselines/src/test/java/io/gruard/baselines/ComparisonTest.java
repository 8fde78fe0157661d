package io.gruard.baselines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gruard.baselines.learner.Majority;
import io.gruard.baselines.learner.SizedClassifier;
import io.gruard.core.Records;
import io.gruard.experiment.ExecutionOptions;
import io.gruard.experiment.RunData;
import io.gruard.experiment.run.RunPlan;
import io.gruard.training.fit.Presets;
import io.gruard.training.fit.StoppedException;
import io.gruard.training.fit.TrainingListener;
import io.gruard.training.protocol.Learner;
import io.gruard.training.protocol.Protocol;
import io.gruard.training.protocol.SimulatedData;
import io.gruard.training.protocol.TrainTestData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {
    private static final List<String> FAST = List.of("majority", "1-nn", "decision-tree");
    private static final RunData DATA = new RunData(
            new TrainTestData(
                    "made-up",
                    SimulatedData.records("training", 600, 1),
                    List.of(SimulatedData.records("test", 300, 2))),
            List.of(),
            List.of());

    @TempDir
    Path folder;

    private final List<String> log = new ArrayList<>();

    private Leaderboard run(Protocol protocol, int seeds, Map<String, String> changes) throws IOException {
        Baselines baselines =
                new Baselines(Presets.shipped().forDataSet("made-up"), changes, ExecutionOptions.defaults());
        List<Baseline> chosen = baselines.all().stream()
                .filter(baseline -> FAST.contains(baseline.name()))
                .toList();
        return new Comparison(
                        plan(baselines, protocol, seeds, changes), DATA, chosen, ExecutionOptions.defaults(), log::add)
                .run(folder.resolve("out"));
    }

    private static ComparisonPlan plan(Baselines baselines, Protocol protocol, int seeds, Map<String, String> changes) {
        RunPlan run = new RunPlan(
                new RunPlan.DataChoice("made-up", "", "three-class", 0),
                Baselines.PAPER_NETWORK,
                protocol,
                1,
                seeds,
                baselines.settings());
        return new ComparisonPlan(run, FAST, changes);
    }

    private static LeaderboardRow leaderboardRow(Leaderboard leaderboard, String name) {
        return leaderboard.tables().getFirst().leaderboard().stream()
                .filter(one -> one.baseline().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void figuresMatchTheTestRows() throws IOException {
        Leaderboard leaderboard = run(new Protocol.Official(), 1, Map.of());
        Records test = DATA.rows().tests().getFirst();
        double normal = (double) test.labels().counts()[0] / test.rows();
        LeaderboardRow majority = leaderboardRow(leaderboard, "majority");

        assertThat(majority.accuracy().mean()).isCloseTo(normal, within(1e-12));
        assertThat(majority.falsePositiveRate().mean()).isZero();
        assertThat(majority.detectionRate().mean()).isZero();
        assertThat(majority.mcc().mean()).isZero();
        assertThat(majority.recall().get(0).mean()).isEqualTo(1);
        assertThat(leaderboardRow(leaderboard, "1-nn").accuracy().mean()).isGreaterThan(normal);
        McNemar mcNemar = majority.againstBest().orElseThrow();
        double best = leaderboardRow(
                        leaderboard, leaderboard.tables().getFirst().best())
                .accuracy()
                .mean();
        assertThat((mcNemar.onlySecond() - mcNemar.onlyFirst()) / (double) test.rows())
                .isCloseTo(best - normal, within(1e-12));
        assertThat(mcNemar.p()).isLessThan(0.001);
    }

    @Test
    void foldsArePooled() throws IOException {
        Leaderboard leaderboard = run(new Protocol.KFold(3), 1, Map.of());
        int[] counts = DATA.rows().main().labels().counts();

        assertThat(leaderboard.tables())
                .singleElement()
                .extracting(Leaderboard.EvaluationTable::evaluation)
                .isEqualTo("pooled");
        assertThat(leaderboardRow(leaderboard, "majority").accuracy().mean())
                .isCloseTo(counts[0] / 600.0, within(1e-12));
        assertThat(log).hasSize(9);
    }

    @Test
    void secondRunReusesResultsAndAddsSeeds() throws IOException {
        Leaderboard one = run(new Protocol.Official(), 1, Map.of());
        assertThat(log).hasSize(3);
        assertThat(run(new Protocol.Official(), 1, Map.of()).tables()).isEqualTo(one.tables());
        assertThat(log).hasSize(3);
        Leaderboard two = run(new Protocol.Official(), 2, Map.of());
        assertThat(log).hasSize(6);
        assertThat(leaderboardRow(two, "majority").seeds()).isEqualTo(2);
        assertThat(leaderboardRow(two, "majority").accuracy().standardDeviation())
                .isZero();
        assertThat(Files.readAllLines(folder.resolve("test-readings.csv")))
                .as("a heading, and a line for each baseline and seed")
                .hasSize(1 + 6);
    }

    @Test
    void stoppedComparisonKeepsFinishedRows() throws IOException {
        Baselines baselines =
                new Baselines(Presets.shipped().forDataSet("made-up"), Map.of(), ExecutionOptions.defaults());
        List<Baseline> chosen = baselines.all().subList(0, 2);
        List<Integer> asked = new ArrayList<>();
        ExecutionOptions stopping = new ExecutionOptions(1, TrainingListener.SILENT, () -> !asked.isEmpty(), 1);
        Comparison stopped = new Comparison(
                plan(baselines, new Protocol.Official(), 1, Map.of()), DATA, chosen, stopping, line -> asked.add(1));

        assertThatThrownBy(() -> stopped.run(folder.resolve("out"))).isInstanceOf(StoppedException.class);
        assertThat(folder.resolve("out/rows").toFile().list()).hasSize(1);
        assertThat(folder.resolve("out/report.html")).content().contains("Not finished", "majority");
        run(new Protocol.Official(), 1, Map.of());
        assertThat(log).hasSize(2);
        assertThat(folder.resolve("out/report.html")).content().doesNotContain("Not finished");
    }

    @Test
    void folderOfAnotherPlanIsRejected() throws IOException {
        run(new Protocol.Official(), 1, Map.of());

        assertThatThrownBy(() -> run(new Protocol.KFold(3), 1, Map.of()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("protocol: expected \"kfold:3\", found \"official\"");
        assertThatThrownBy(() -> run(new Protocol.Official(), 1, Map.of("scaling", "standard")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("changed_settings");
    }

    @Test
    void folderWithoutComparisonIsRejectedAndUnchanged() throws IOException {
        Files.createDirectories(folder.resolve("out"));

        assertThatThrownBy(() -> run(new Protocol.Official(), 1, Map.of()))
                .hasMessageContaining("found a folder without plan.json");
        assertThat(folder.resolve("out")).isEmptyDirectory();
    }

    @Test
    void resultOfAnotherRecipeIsRejected() throws IOException {
        run(new Protocol.Official(), 1, Map.of());
        Baselines baselines =
                new Baselines(Presets.shipped().forDataSet("made-up"), Map.of(), ExecutionOptions.defaults());
        Baseline defaults = baselines.all().getFirst();
        Learner<SizedClassifier> learner = new Majority();
        Baseline other = new Baseline(
                defaults.name(), "another", "another recipe", defaults.balance(), defaults.preparation(), learner);
        Comparison comparison = new Comparison(
                plan(baselines, new Protocol.Official(), 1, Map.of()),
                DATA,
                List.of(other),
                ExecutionOptions.defaults(),
                log::add);

        assertThatThrownBy(() -> comparison.run(folder.resolve("out"))).hasMessageContaining("found other settings");
    }

    @Test
    void folderHoldsTableReportAndJson() throws IOException {
        Leaderboard leaderboard = run(new Protocol.Official(), 2, Map.of());
        Path out = folder.resolve("out");
        JsonNode json =
                new ObjectMapper().readTree(out.resolve("comparison.json").toFile());
        JsonNode row = json.path("tables").path(0).path("rows").path(1);

        assertThat(row.path("model").asText()).isEqualTo("1-nn");
        assertThat(row.path("accuracy").path("mean").asDouble())
                .isEqualTo(leaderboardRow(leaderboard, "1-nn").accuracy().mean());
        assertThat(row.path("recall").path("scan").path("mean").isNumber()).isTrue();
        assertThat(out.resolve("table.md")).content().contains("mean ± standard deviation of 2 seeds", "| majority ");
        assertThat(out.resolve("report.html")).content().contains("<h2>test</h2>", "McNemar", "decision-tree");
        assertThat(out.resolve("rows").toFile().list()).hasSize(6);
    }
}
