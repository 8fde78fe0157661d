package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs the command as its own process, which is interrupted and killed. */
@Timeout(180)
@EnabledOnOs(OS.LINUX)
class DetectProcessTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int INTERRUPTED = 130;

    @TempDir
    private Path folder;

    private final List<Process> started = new ArrayList<>();

    @BeforeEach
    void writeModelAndTraffic() throws IOException {
        TrafficModel.write(folder.resolve("model.onnx"), "count");
        int simulated = GruardCommand.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .execute("simulate", "--out", file("t.pcap"), "--minutes", "0.5", "--attacks", "syn_flood");
        assertThat(simulated).isZero();
    }

    @AfterEach
    void endAll() {
        started.forEach(Process::destroyForcibly);
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private Process detect(String source, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("detect", source));
        arguments.addAll(List.of("--model", file("model.onnx"), "--state", file("state"), "--eve", file("eve.json")));
        arguments.addAll(Arrays.asList(more));
        return start(arguments);
    }

    private Process start(List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                GruardCommand.class.getName()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("err.txt").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        started.add(process);
        return process;
    }

    private static void interrupt(Process process) throws IOException, InterruptedException {
        int sent = new ProcessBuilder("sh", "-c", "kill -INT " + process.pid())
                .start()
                .waitFor();
        assertThat(sent).isZero();
    }

    private String errors() throws IOException {
        return Files.readString(folder.resolve("err.txt"));
    }

    private List<JsonNode> events() throws IOException {
        List<JsonNode> events = new ArrayList<>();
        if (Files.exists(folder.resolve("eve.json"))) {
            for (String line : Files.readAllLines(folder.resolve("eve.json"))) {
                events.add(JSON.readTree(line));
            }
        }
        return events;
    }

    private long alerts() throws IOException {
        return events().stream()
                .filter(event -> event.path("event_type").asText().equals("alert"))
                .count();
    }

    private void awaitStats(Process process, String field, long min) throws IOException, InterruptedException {
        while (events().stream()
                .noneMatch(event -> event.path("gruard").path(field).asLong() >= min)) {
            assertThat(process.isAlive()).as(errors()).isTrue();
            Thread.sleep(50);
        }
    }

    @Test
    void ctrlCEmitsOpenAlertsOfASilentSource() throws IOException, InterruptedException {
        Process process = detect("-", "--window", "3600", "--stats-interval", "0.2");
        byte[] capture = Files.readAllBytes(folder.resolve("t.pcap"));
        OutputStream in = process.getOutputStream();
        in.write(capture);
        in.flush();
        // The pipe stays open: neither more data nor its end comes.
        awaitStats(process, "flows_open", 1);
        assertThat(alerts()).isZero();
        interrupt(process);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(errors()).isTrue();
        assertThat(process.exitValue()).isEqualTo(INTERRUPTED);
        assertThat(alerts()).as(errors()).isPositive();
        JsonNode last = events().getLast();
        assertThat(last.path("gruard").path("flows_open").asLong()).isZero();
        assertThat(last.path("gruard").path("records").asLong()).isPositive();
    }

    @Test
    void ctrlCEndsFeaturesOnASilentPipeWithACompleteFile() throws IOException, InterruptedException {
        Path flows = folder.resolve("flows.csv");
        Process process = start(List.of("features", "-", "--kind", "kdd", "--out", flows.toString()));
        OutputStream in = process.getOutputStream();
        in.write(Files.readAllBytes(folder.resolve("t.pcap")));
        in.flush();
        // A flow is written when it is over, so the file is not empty before the capture ends.
        Path partial = folder.resolve("flows.csv.partial");
        while (!Files.exists(partial) || Files.size(partial) == 0) {
            assertThat(process.isAlive()).as(errors()).isTrue();
            Thread.sleep(50);
        }
        interrupt(process);
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).as(errors()).isTrue();
        assertThat(process.exitValue()).isEqualTo(INTERRUPTED);
        assertThat(Files.readAllLines(flows))
                .hasSizeGreaterThan(1)
                .allSatisfy(line -> assertThat(line).contains(","));
        assertThat(errors()).contains(" packets, ");
    }

    @Test
    void killLosesNoEmittedAlertAndTheNextStartContinues() throws IOException, InterruptedException {
        Path growing = folder.resolve("growing.pcap");
        byte[] capture = Files.readAllBytes(folder.resolve("t.pcap"));
        Files.write(growing, capture);
        Process first = detect(growing.toString(), "--follow", "--window", "0.2", "--stats-interval", "0.2");
        while (alerts() == 0) {
            assertThat(first.isAlive()).as(errors()).isTrue();
            Thread.sleep(50);
        }
        first.destroyForcibly();
        assertThat(first.waitFor(60, TimeUnit.SECONDS)).isTrue();
        long kept = alerts();
        assertThat(kept).isPositive();

        // As a kill in the middle of a line would leave it.
        Files.writeString(folder.resolve("eve.json"), "{\"timestamp\":\"2026-", StandardOpenOption.APPEND);
        Process second = detect(file("t.pcap"));
        assertThat(second.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(second.exitValue()).as(errors()).isZero();
        assertThat(errors()).contains("removed an incomplete last line of 19 bytes");
        assertThat(alerts()).isGreaterThan(kept);
    }
}
