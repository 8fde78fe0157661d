package io.gruard.experiment.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gruard.experiment.report.SimulatedRun;
import io.gruard.nn.Architectures;
import io.gruard.training.fit.FitSettings;
import io.gruard.training.metric.Evaluation;
import io.gruard.training.metric.Predictions;
import io.gruard.training.protocol.Protocol;
import io.gruard.training.settings.Catalogue;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the files of a run's folder: their fixed fields, and that they are read as written. */
class RunFilesTest {
    private static final Protocol OFFICIAL = new Protocol.Official();
    private static final Protocol FOLDS = new Protocol.KFold(3);

    @TempDir
    Path folder;

    @Test
    void metricsHaveTheirFixedFields() throws IOException {
        Path file = folder.resolve("metrics.json");
        RunFigures figures = SimulatedRun.figures(OFFICIAL, List.of("a warning"));
        MetricsFile.write(file, figures);
        JsonNode root = new ObjectMapper().readTree(file.toFile());
        assertThat(names(root))
                .contains("dataset", "model", "protocol", "rows", "evaluations", "throughput", "warnings");
        assertThat(names(root.path("rows"))).containsExactly("train", "synthetic", "validation", "test");
        assertThat(names(root.path("throughput"))).containsExactly("train_rows_per_second", "score_rows_per_second");
        JsonNode evaluation = root.path("evaluations").path(0);
        assertThat(names(evaluation))
                .contains(
                        "name",
                        "accuracy",
                        "precision",
                        "recall",
                        "f1",
                        "mcc",
                        "loss",
                        "false_positive_rate",
                        "detection_rate",
                        "classes",
                        "confusion",
                        "seconds_per_instance");
        assertThat(names(evaluation.path("precision"))).containsExactly("macro", "weighted");
        assertThat(names(evaluation.path("classes").path(0)))
                .contains("name", "support", "precision", "recall", "f1", "false_positive_rate");
        assertThat(evaluation.path("confusion"))
                .hasSize(5)
                .allSatisfy(row -> assertThat(row).hasSize(5));
        assertThat(evaluation.path("accuracy").asDouble())
                .isEqualTo(figures.headline().accuracy());
    }

    @Test
    void repetitionsHaveMeanMedianAndRange() throws IOException {
        RunFigures figures = SimulatedRun.figures(FOLDS, List.of());
        JsonNode folds = MetricsFile.json(figures).path("repetitions").path(0);
        assertThat(folds.path("over").asText()).isEqualTo("folds");
        assertThat(folds.path("count").asInt()).isEqualTo(3);
        double mean = figures.evaluations().stream()
                .skip(1)
                .mapToDouble(Evaluation::accuracy)
                .average()
                .orElseThrow();
        assertThat(folds.path("accuracy").path("mean").asDouble()).isEqualTo(mean, within(1e-12));
        assertThat(names(folds.path("accuracy"))).containsExactly("mean", "standard_deviation", "median", "min", "max");
    }

    @Test
    void predictionsParseToTheSameFloats() throws IOException {
        Predictions written = SimulatedRun.predictions("KDDTest+", 50, 0.5, 1);
        Path file = folder.resolve("predictions.csv.gz");
        PredictionsFile.write(file, List.of(written));
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            assertThat(lines.readLine())
                    .isEqualTo("evaluation,row,actual,predicted,p_normal,p_DoS,p_probe,p_R2L,p_U2R");
            for (int row = 0; row < 50; row++) {
                String[] cells = lines.readLine().split(",");
                assertThat(cells[0]).isEqualTo("KDDTest+");
                assertThat(cells[1]).isEqualTo(Integer.toString(row + 1));
                assertThat(cells[3]).isEqualTo(written.classes().name(written.predicted(row)));
                for (int c = 0; c < 5; c++) {
                    assertThat(Float.parseFloat(cells[4 + c]))
                            .isEqualTo(written.probabilities().get(row, c));
                }
            }
            assertThat(lines.readLine()).isNull();
        }
    }

    @Test
    void historyHasALineForEachEpochAndMarksTheKeptOne() throws IOException {
        Path file = folder.resolve("history.csv");
        HistoryFile.write(file, SimulatedRun.record(FOLDS).rounds());
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(1 + 3 * 9);
        assertThat(lines.getFirst()).startsWith("seed,round,epoch,learning_rate,loss,accuracy,validation_loss");
        assertThat(lines.stream().filter(line -> line.endsWith(",true"))).hasSize(3);
        assertThat(lines.get(7)).startsWith("1,fold-1,7,").endsWith(",true");
    }

    @Test
    void planIsReadFromRunJsonAsWritten() throws IOException {
        RunRecord record = SimulatedRun.record(FOLDS);
        RunFile.write(folder, record);
        assertThat(RunFile.plan(folder, RunFilesTest::catalogue)).isEqualTo(record.plan());
        assertThat(RunFile.sums(folder)).isEqualTo(record.files());
    }

    @Test
    void errorOfAMissingOrInvalidRunJsonIsOneLine() throws IOException {
        Path file = folder.resolve("run.json");
        assertThatThrownBy(() -> RunFile.plan(folder, RunFilesTest::catalogue))
                .hasMessage(file + ": no such file; expected the folder of a run");
        Files.writeString(file, "{\"dataset\": ");
        assertThatThrownBy(() -> RunFile.plan(folder, RunFilesTest::catalogue))
                .hasMessageStartingWith(file + ": expected JSON: ");
        Files.writeString(file, "{\"dataset\": \"nsl-kdd\"}");
        assertThatThrownBy(() -> RunFile.plan(folder, RunFilesTest::catalogue))
                .hasMessage(file + ": expected text in 'model', found nothing");
    }

    @Test
    void siblingsAreTheNewestRunsOfOtherProtocols() throws IOException {
        Path folds = run("folds", FOLDS);
        Path sameProtocol = run("same-protocol", OFFICIAL);
        Files.createDirectory(folder.resolve("no-run"));
        Files.writeString(Files.createDirectory(folder.resolve("broken")).resolve("metrics.json"), "{");
        List<Path> siblings = ComparisonRun.siblings(
                folder.resolve("new"), SimulatedRun.record(OFFICIAL).plan());
        assertThat(siblings).containsExactly(folds).doesNotContain(sameProtocol);
    }

    @Test
    void summaryHasTableByClassAndSpreadButNoSingleFold() {
        String text = Summary.text(SimulatedRun.figures(FOLDS, List.of("mind this")));
        assertThat(text)
                .contains("protocol kfold:3", "pooled, 6,000 rows", "U2R", "false-positive rate", "s per instance")
                .contains("the 3 folds", "warning: mind this")
                .doesNotContain("fold-1");
    }

    private Path run(String name, Protocol protocol) throws IOException {
        Path run = Files.createDirectory(folder.resolve(name));
        MetricsFile.write(run.resolve("metrics.json"), SimulatedRun.figures(protocol, List.of()));
        RunFile.write(run, SimulatedRun.record(protocol));
        return run;
    }

    private static Catalogue catalogue(String model) {
        return FitSettings.catalogue(Architectures.named(model));
    }

    private static List<String> names(JsonNode node) {
        return node.properties().stream().map(entry -> entry.getKey()).toList();
    }
}
