package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Searches from files to the best model, on a small data set. */
class TuneCommandTest {
    private static final List<String> SMALL =
            List.of("--model", "mlp", "--set", "units=8", "--set", "batch_size=64", "--set", "epochs=3");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String descriptor = "";
    private String space = "";

    @BeforeEach
    void data() throws IOException {
        descriptor = SmallDataSet.write(folder).toString();
        space = Files.writeString(folder.resolve("space.yaml"), """
            learning_rate: {low: 0.001, high: 0.1, log: true}
            dropout: {low: 0, high: 0.5}
            """).toString();
    }

    @Test
    void bestSettingsAreWrittenTrainedAndAcceptedByTrain() throws IOException {
        assertThat(tune("--trials", "3")).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("best so far", "3 trials: 3 complete", "study.html", "test, 300 rows", "macro-F1");
        Path out = folder.resolve("out");
        assertThat(out).isDirectoryContaining("glob:**study.html").isDirectoryContaining("glob:**best.yaml");
        Path run = bestRun(out);
        assertThat(run.resolve("model.onnx")).exists();

        String best = out.resolve("best.yaml").toString();
        assertThat(gruard(
                        "train",
                        "--descriptor",
                        descriptor,
                        "--data",
                        folder.toString(),
                        "--settings",
                        best,
                        "--out",
                        path("again")))
                .as(err.toString())
                .isZero();
        assertThat(evaluations(folder.resolve("again"))).isEqualTo(evaluations(run));
    }

    @Test
    void sameCommandResumesTheStudyAndDoesNotRepeatAFinishedRun() {
        assertThat(tune("--trials", "2", "--no-train")).as(err.toString()).isZero();
        assertThat(tune("--trials", "4", "--workers", "2", "--objective", "loss"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("2 trials: 2 complete", "4 trials: 4 complete", "test, 300 rows");
        out.getBuffer().setLength(0);
        assertThat(tune("--trials", "4")).as(err.toString()).isZero();
        assertThat(out.toString()).contains("4 trials: 4 complete").doesNotContain("test, 300 rows");
    }

    @Test
    void studyInAJournalIsResumed() throws IOException {
        String journal = path("study.log");
        for (String trials : List.of("1", "2")) {
            assertThat(tune("--trials", trials, "--no-train", "--study", journal))
                    .as(err.toString())
                    .isZero();
        }
        assertThat(out.toString()).contains("1 trials: 1 complete", "2 trials: 2 complete");
        assertThat(Files.readAllLines(Path.of(journal))).allMatch(line -> line.startsWith("{\"op_code\":"));
    }

    @Test
    void foldsSamplersAndPrunersAreAccepted() {
        assertThat(tune("--trials", "3", "--no-train", "--folds", "2", "--objective", "macro-f1", "--study-name", "f"))
                .as(err.toString())
                .isZero();
        for (String pruner : List.of("none", "median", "percentile:30", "asha", "hyperband", "wilcoxon")) {
            assertThat(tune("--trials", "2", "--no-train", "--pruner", pruner, "--study-name", pruner))
                    .as(pruner + err)
                    .isZero();
        }
        for (String sampler : List.of("random", "tpe-univariate")) {
            assertThat(tune("--trials", "2", "--no-train", "--sampler", sampler, "--study-name", sampler))
                    .as(sampler + err)
                    .isZero();
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void wrongUsageIsOneLineAndExitCodeTwo() throws IOException {
        assertWrong("--objective", "accuracy", "objective: expected loss or macro-f1, found 'accuracy'");
        assertWrong("--pruner", "halving", "pruner: expected none, median, percentile:P, asha, hyperband or wilcoxon");
        assertWrong("--sampler", "best", "sampler: expected tpe, tpe-univariate, random or grid, found 'best'");
        assertWrong("--sampler", "grid", "learning_rate: a grid search requires a step or a list");
        assertWrong("--folds", "0", "folds: expected 1 or more, found 0");
        assertWrong("--trials", "0", "search: expected 1 or more trials, workers and threads, found 0");
        assertWrong("--workers", "-1", "search: expected 1 or more trials, workers and threads");
        assertWrong("--time-limit", "0", "time limit: expected more than 0 minutes, found 0.0");
        assertWrong("--start-from", "best", "unknown preset 'best', expected one of paper, tuned");
        assertWrong(
                "--start-from",
                "paper",
                "preset 'paper': expected model mlp as in the search, found cnn-bigru-attention");
        assertWrong("--rows", "-5", "rows");
        assertWrong("--space", path("none.yaml"), "none.yaml: no such file");
        Path wrong = folder.resolve("wrong.yaml");
        Files.writeString(wrong, "learning_rate: {low: 0.1, high: 0.01}");
        assertWrong("--space", wrong.toString(), "learning_rate: expected low of at most high, found [0.1, 0.01]");
        Files.writeString(wrong, "learning_rate: {low: 0, high: 0.01, log: true}");
        assertWrong(
                "--space", wrong.toString(), "learning_rate: expected low above 0 with a logarithmic scale, found 0.0");
    }

    private void assertWrong(String option, String value, String message) {
        err.getBuffer().setLength(0);
        assertThat(tune("--no-train", option, value))
                .as(option + " " + value + ": " + err)
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("gruard tune: ").contains(message).hasLineCount(1);
    }

    @Test
    void differentStudyAndInvalidDatabaseAreRejectedInOneLine() throws IOException {
        assertThat(tune("--trials", "1", "--no-train")).as(err.toString()).isZero();
        assertFails(
                "expected objective \"loss\" as at its start, found \"macro-f1\"",
                "--objective",
                "macro-f1",
                "--study-name",
                "made-up-mlp-loss");
        assertFails("epochs \"3\" as at its start, found \"4\"", "--set", "epochs=4");
        assertFails("seed 1 as at its start, found 2", "--seed", "2");
        Files.writeString(folder.resolve("space.yaml"), "learning_rate: {low: 0.001, high: 0.1, log: true}");
        assertFails("searched [\"dropout\",\"learning_rate\"] as at its start, found [\"learning_rate\"]");
        Files.writeString(
                folder.resolve("space.yaml"), "learning_rate: {low: 0.01, high: 0.1, log: true}\ndropout: [0.1]");
        assertFails("another search space: ");
        Path text = Files.writeString(folder.resolve("notes.db"), "no database at all, only a text of some length");
        assertFails("notes.db: ", "--study", text.toString());
        assertThat(text).content().startsWith("no database at all");
        assertFails("mysql://", "--study", "mysql://me:secret@host/db");
        assertThat(err.toString()).doesNotContain("secret");
    }

    private void assertFails(String message, String... more) {
        err.getBuffer().setLength(0);
        List<String> arguments = new ArrayList<>(List.of("--trials", "2", "--no-train"));
        arguments.addAll(List.of(more));
        assertThat(tune(arguments.toArray(String[]::new))).as(message + err).isNotZero();
        assertThat(err.toString()).startsWith("gruard tune: ").contains(message).hasLineCount(1);
    }

    @Test
    void searchWithoutACompleteTrialFails() throws IOException {
        Files.writeString(folder.resolve("space.yaml"), "balance: ['smote:nobody=900']\nunits: [4, 8]\n");
        assertThat(tune("--trials", "2")).isEqualTo(1);
        assertThat(out.toString()).contains("failed", "nobody");
        assertThat(err.toString()).contains("no trial is complete").hasLineCount(1);
        assertThat(folder.resolve("out/best.yaml")).doesNotExist();
        assertThat(folder.resolve("out/study.html")).content().contains("No trial is complete yet");
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void interruptedSearchKeepsFinishedTrialsAndIsResumed() throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                "io.gruard.cli.GruardCommand"));
        command.addAll(arguments("--trials", "100000", "--pruner", "none"));
        Process process = new ProcessBuilder(command).start();
        List<String> printed = new ArrayList<>();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                printed.add(line);
                if (line.contains("complete")) {
                    new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                            .start()
                            .waitFor();
                }
            }
        }
        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(process.errorReader().lines().toList())
                .last()
                .asString()
                .isEqualTo("gruard tune: stopped; the same command resumes the search");
        assertThat(printed).anyMatch(line -> line.contains("complete,"));
        assertThat(folder.resolve("out/study.html")).exists();
        assertThat(folder.resolve("out/best.yaml")).exists();

        assertThat(tune("--trials", "1", "--pruner", "none")).as(err.toString()).isZero();
        assertThat(bestRun(folder.resolve("out")).resolve("model.onnx")).exists();
    }

    /** Returns the evaluations without their times. */
    private static JsonNode evaluations(Path run) throws IOException {
        JsonNode all = new ObjectMapper()
                .readTree(run.resolve("metrics.json").toFile())
                .path("evaluations");
        all.forEach(one -> ((ObjectNode) one).remove("seconds_per_instance"));
        assertThat(all).isNotEmpty();
        return all;
    }

    private static Path bestRun(Path out) throws IOException {
        try (var files = Files.list(out)) {
            return files.filter(file -> file.getFileName().toString().startsWith("best-trial-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private int tune(String... more) {
        return gruard(arguments(more).toArray(String[]::new));
    }

    private List<String> arguments(String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "tune",
                "--descriptor",
                descriptor,
                "--data",
                folder.toString(),
                "--out",
                path("out"),
                "--threads",
                "2"));
        arguments.addAll(SMALL);
        List<String> given = List.of(more);
        if (!given.contains("--space")) {
            arguments.addAll(List.of("--space", space));
        }
        if (!given.contains("--study")) {
            arguments.addAll(List.of("--study", path("study.db")));
        }
        arguments.addAll(given);
        return arguments;
    }

    private int gruard(String... arguments) {
        return GruardCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }
}
