package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gruard.model.ModelFile;
import io.gruard.model.TrainedModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Trains from files to a run's folder, on a small data set. */
class TrainCommandTest {
    private static final List<String> SMALL = List.of(
            "--set",
            "filters=6",
            "--set",
            "gru_units=5",
            "--set",
            "attention_units=4",
            "--set",
            "conv_kernel_size=3",
            "--set",
            "batch_size=32",
            "--set",
            "epochs=3");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private String descriptor = "";

    @BeforeEach
    void data() throws IOException {
        descriptor = SmallDataSet.write(folder).toString();
    }

    @Test
    void runFolderIsCompleteAndItsFiguresAgree() throws IOException {
        assertThat(train("run")).as(err.toString()).isZero();
        Path whole = folder.resolve("run");
        assertThat(whole.toFile().list())
                .containsExactlyInAnyOrder(
                        "model.onnx",
                        "metrics.json",
                        "report.html",
                        "history.csv",
                        "predictions.csv.gz",
                        "run.json",
                        "checkpoint");
        JsonNode metrics =
                new ObjectMapper().readTree(whole.resolve("metrics.json").toFile());
        assertThat(metrics.path("protocol").asText()).isEqualTo("official");
        JsonNode test = metrics.path("evaluations").path(0);
        assertThat(test.path("name").asText()).isEqualTo("test");
        List<String[]> predictions = predictions(whole);
        assertThat(predictions).hasSize(300);
        long correct = predictions.stream().filter(row -> row[2].equals(row[3])).count();
        assertThat(test.path("accuracy").asDouble()).isEqualTo(correct / 300.0);
        assertThat(Files.readAllLines(whole.resolve("history.csv"))).hasSize(1 + 3);
        JsonNode run =
                new ObjectMapper().readTree(folder.resolve("run/run.json").toFile());
        assertThat(run.path("audit").findValuesAsText("check"))
                .contains("duplicates", "overlap", "small-class", "constant-column");
        assertThat(run.path("command").asText()).startsWith("gruard train ").contains(" --out ");
        assertThat(run.path("preset").asText()).isEqualTo("own");
        assertThat(folder.resolve("run/report.html")).content().contains("Leakage audit", "gruard train ");
        assertThat(out.toString()).contains("test, 300 rows", "accuracy", "s per instance", "report.html");
    }

    @Test
    void repeatedEvaluationOfARunGivesTheSameFigures() throws IOException {
        assertThat(train("run", "--protocol", "kfold:2", "--seeds", "2"))
                .as(err.toString())
                .isZero();
        assertThat(gruard("evaluate", path("run"), "--data", folder.toString()))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("the figures equal those in");
    }

    @Test
    void everyReadingOfTheTestPartIsRecordedNextToTheRun() throws IOException {
        assertThat(train("run")).isZero();
        assertThat(gruard("evaluate", path("run"), "--data", folder.toString())).isZero();
        assertThat(gruard("evaluate", path("run/model.onnx"), "--descriptor", descriptor, "--data", folder.toString()))
                .isZero();
        List<String[]> lines = Files.readAllLines(folder.resolve("test-readings.csv")).stream()
                .skip(1)
                .map(line -> line.split(","))
                .toList();
        assertThat(lines).hasSize(3).allSatisfy(line -> assertThat(line[2]).isEqualTo("test"));
        assertThat(lines.get(1)[3]).isEqualTo(lines.get(0)[3]);
        assertThat(lines.get(2)[3]).isNotEqualTo(lines.get(0)[3]);
    }

    @Test
    void holdoutProtocolRecordsNoReadingOfATestPart() throws IOException {
        assertThat(train("run", "--protocol", "holdout")).isZero();
        assertThat(gruard("evaluate", path("run"), "--data", folder.toString())).isZero();
        assertThat(folder.resolve("test-readings.csv")).doesNotExist();
    }

    @Test
    void modelFileAloneGivesTheSameFiguresOnTheTestPart() throws IOException {
        assertThat(train("run")).isZero();
        out.getBuffer().setLength(0);
        assertThat(gruard(
                        "evaluate",
                        path("run/model.onnx"),
                        "--descriptor",
                        descriptor,
                        "--data",
                        folder.toString(),
                        "--json"))
                .as(err.toString())
                .isZero();
        ObjectMapper mapper = new ObjectMapper();
        JsonNode again = mapper.readTree(out.toString()).path("evaluations").path(0);
        JsonNode before = mapper.readTree(folder.resolve("run/metrics.json").toFile())
                .path("evaluations")
                .path(0);
        assertThat(again.path("confusion")).isEqualTo(before.path("confusion"));
        assertThat(again.path("loss")).isEqualTo(before.path("loss"));
    }

    @Test
    void modelFileIsEvaluatedWithItsFeaturesAndWindows() throws IOException {
        assertThat(train("run", "--set", "without=bytes", "--set", "window=3"))
                .as(err.toString())
                .isZero();
        out.getBuffer().setLength(0);
        assertThat(gruard(
                        "evaluate",
                        path("run/model.onnx"),
                        "--descriptor",
                        descriptor,
                        "--data",
                        folder.toString(),
                        "--json"))
                .as(err.toString())
                .isZero();
        ObjectMapper mapper = new ObjectMapper();
        JsonNode again = mapper.readTree(out.toString()).path("evaluations").path(0);
        JsonNode before = mapper.readTree(folder.resolve("run/metrics.json").toFile())
                .path("evaluations")
                .path(0);
        assertThat(again.path("confusion")).isEqualTo(before.path("confusion"));
        assertThat(again.path("classes").findValuesAsText("support").stream()
                        .mapToInt(Integer::parseInt)
                        .sum())
                .isEqualTo(298);
    }

    @Test
    void missingModelOfAFolderIsNamed() throws IOException {
        assertThat(train("run")).isZero();
        Files.delete(folder.resolve("run/checkpoint/seed-1-official.onnx"));
        assertThat(gruard("evaluate", path("run"), "--data", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("seed-1-official.onnx: no such file");
        Files.delete(folder.resolve("run/run.json"));
        assertThat(gruard("evaluate", path("run"), "--data", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("run.json: no such file");
    }

    @Test
    void everyOutputOfTheLeakyProtocolCarriesItsWarning() throws IOException {
        assertThat(train("run", "--protocol", "leaky")).isZero();
        assertThat(out.toString()).contains("figures are inflated");
        assertThat(folder.resolve("run/report.html")).content().contains("figures are inflated");
        assertThat(folder.resolve("run/metrics.json")).content().contains("figures are inflated");
    }

    @Test
    void reportShowsTheResultOfEachValueLeftOut() throws IOException {
        assertThat(train("run", "--protocol", "leave-out:service"))
                .as(err.toString())
                .isZero();
        JsonNode dns = new ObjectMapper()
                .readTree(folder.resolve("run/metrics.json").toFile())
                .path("evaluations")
                .path(2);
        assertThat(dns.path("name").asText()).isEqualTo("leave-out-dns");
        String rate = String.format(
                Locale.ROOT,
                "%.2f",
                100
                        * dns.path("verdicts")
                                .path("false_positive_rate")
                                .path("value")
                                .asDouble());
        assertThat(Files.readString(folder.resolve("run/report.html")))
                .contains("Traffic that does not occur in training", "<td>http</td>", "<td>ftp</td>")
                .containsPattern("<td>dns</td>(<td[^>]*>[^<]*</td>){2}<td[^>]*>" + Pattern.quote(rate));
        assertThat(out.toString()).contains("the 3 values left out").doesNotContain("folds");
    }

    @Test
    void draftOfASmallFileTrainsUnchanged() throws IOException {
        StringBuilder rows = new StringBuilder("flow,address,bytes,service,label\n");
        for (int row = 0; row < 48; row++) {
            rows.append("f")
                    .append(row)
                    .append(",10.0.0.")
                    .append(row)
                    .append(',')
                    .append(row * row % 97);
            rows.append(row % 2 == 0 ? ",dns," : ",http,");
            rows.append(row == 0 ? "worm" : row % 12 == 1 ? "scan" : row % 3 == 0 ? "flood" : "normal")
                    .append('\n');
        }
        Path file = Files.writeString(folder.resolve("small.csv"), rows);
        String draft = path("small.yaml");
        assertThat(gruard("describe", file.toString(), "--out", draft)).isZero();
        assertThat(gruard("train", "--descriptor", draft, "--out", path("small"), "--epochs", "2"))
                .as(err.toString())
                .isZero();
        JsonNode run =
                new ObjectMapper().readTree(folder.resolve("small/run.json").toFile());
        // bytes, and service in two columns; the column that names the row is left out.
        assertThat(run.path("columns").asInt()).isEqualTo(3);
    }

    @Test
    void existingFolderIsRejectedAndUnchanged() throws IOException {
        Files.createDirectories(folder.resolve("run"));
        assertThat(train("run")).isEqualTo(1);
        assertThat(err.toString()).contains("already exists").hasLineCount(1);
        assertThat(folder.resolve("run")).isEmptyDirectory();
    }

    @Test
    void runThatCannotStartLeavesNothing() throws IOException {
        Files.delete(folder.resolve("made-up/test.csv"));
        assertThat(train("run")).isEqualTo(1);
        assertThat(err.toString()).contains("test.csv").hasLineCount(1);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("made-up", "made-up.yaml");
        }
    }

    @Test
    void wrongSettingsAreOneLineAndExitCodeTwo() {
        assertThat(train("run", "--set", "lerning_rate=1")).isEqualTo(2);
        assertThat(train("run", "--set", "conv_dropout=2")).isEqualTo(2);
        assertThat(train("run", "--protocol", "fold")).isEqualTo(2);
        assertThat(err.toString())
                .contains(
                        "nearest: learning_rate",
                        "conv_dropout must be a number in [0, 0.95], found '2'",
                        "protocol: 'fold': at character 1: unknown protocol 'fold'")
                .hasLineCount(3);
    }

    @Test
    void presetCanBeAFile() throws IOException {
        Path preset = Files.writeString(
                folder.resolve("sensor.yaml"), "purpose: a test\nextends: robust\nsettings:\n  members: 2\n");
        assertThat(gruard("train", "--preset", preset.toString(), "--list-settings"))
                .as(err.toString())
                .isZero();
        assertThat(out.toString()).contains("settings of mlp", "members = 2", "balance = smote:by-label");

        Path shipped = Files.writeString(folder.resolve("robust.yaml"), "purpose: a test\nmodel: mlp\n");
        assertThat(gruard("train", "--preset", shipped.toString(), "--list-settings"))
                .isEqualTo(2);
        assertThat(err.toString()).contains(shipped + ": the preset 'robust' ships with gruard and cannot be replaced");
    }

    @Test
    void sameSeedGivesTheSameBitsForOneAndTwoThreads() throws IOException {
        assertThat(train("one", "--threads", "1")).as(err.toString()).isZero();
        assertThat(train("two", "--threads", "2")).as(err.toString()).isZero();

        TrainedModel one = ModelFile.read(folder.resolve("one/model.onnx"));
        TrainedModel two = ModelFile.read(folder.resolve("two/model.onnx"));
        assertThat(two.network().tensors()).isEqualTo(one.network().tensors());
        assertThat(two.novelty()).isNotNull().isEqualTo(one.novelty());
        assertThat(two.thresholds()).isEqualTo(one.thresholds());
        assertThat(predictionText("two")).isEqualTo(predictionText("one"));
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void killedAndResumedRunEndsWithTheSameBits() throws Exception {
        assertThat(train("whole", "--set", "epochs=12")).isZero();

        Process process = start("killed", "--set", "epochs=12");
        awaitLine(process, "epoch 4/12");
        process.destroyForcibly().waitFor();
        assertThat(folder.resolve("killed")).doesNotExist();
        assertThat(folder.resolve("killed.unfinished/checkpoint/seed-1-official.state"))
                .exists();

        assertThat(gruard("train", "--resume", path("killed"), "--data", folder.toString()))
                .as(err.toString())
                .isZero();
        assertThat(predictionText("killed")).isEqualTo(predictionText("whole"));
    }

    @Test
    @Timeout(value = 120, unit = TimeUnit.SECONDS)
    void interruptedRunStopsAfterAStepAndReportsHowToResume() throws Exception {
        Process process = start("run", "--set", "epochs=5000", "--set", "patience=5000");
        List<String> seen = awaitLine(process, "epoch 2/5000");
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
        try (BufferedReader rest = process.errorReader()) {
            rest.lines().forEach(seen::add);
        }
        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(seen).last().asString().contains("stopped; resume with: gruard train --resume " + path("run"));
        assertThat(folder.resolve("run.unfinished/checkpoint/seed-1-official.state"))
                .exists();
    }

    /** Starts the command in another JVM; {@link #awaitLine} reads its standard error. */
    private Process start(String name, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules=jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                "io.gruard.cli.GruardCommand"));
        command.addAll(trainArguments(name, more));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static List<String> awaitLine(Process process, String expected) throws IOException {
        List<String> seen = new ArrayList<>();
        BufferedReader lines = process.errorReader();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            seen.add(line);
            if (line.contains(expected)) {
                return seen;
            }
        }
        throw new AssertionError("the process ended before '" + expected + "': " + seen);
    }

    private int train(String name, String... more) {
        return gruard(trainArguments(name, more).toArray(String[]::new));
    }

    private List<String> trainArguments(String name, String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("train", "--descriptor", descriptor, "--data", folder.toString(), "--out", path(name)));
        arguments.addAll(SMALL);
        arguments.addAll(List.of(more));
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

    private List<String[]> predictions(Path run) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(run.resolve("predictions.csv.gz")));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split(",")).toList();
        }
    }

    private String predictionText(String run) throws IOException {
        try (InputStream in =
                new GZIPInputStream(Files.newInputStream(folder.resolve(run).resolve("predictions.csv.gz")))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
