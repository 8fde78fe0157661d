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
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private static Path traffic;

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeAll
    static void simulate() {
        int simulated = GruardCommand.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .execute(
                        "simulate",
                        "--out",
                        traffic.resolve("t.pcap").toString(),
                        "--minutes",
                        "0.5",
                        "--attacks",
                        "syn_flood");
        assertThat(simulated).isZero();
    }

    @BeforeEach
    void writeModelAndTraffic() throws IOException {
        TrafficModel.write(folder.resolve("model.onnx"), "count");
        Files.copy(traffic.resolve("t.pcap"), folder.resolve("t.pcap"));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private int gruard(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        return GruardCommand.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    private int detect(String source, String... more) {
        List<String> arguments = new ArrayList<>(List.of("detect", file(source), "--model", file("model.onnx")));
        arguments.addAll(List.of("--state", file("state"), "--sensor", "sensor-1"));
        arguments.addAll(List.of(more));
        return gruard(arguments.toArray(String[]::new));
    }

    private List<JsonNode> lines(String text) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text.lines().toList()) {
            lines.add(JSON.readTree(line));
        }
        return lines;
    }

    @Test
    void floodIsAnAlertOnStandardOutputAndInTheDatabase() throws IOException {
        assertThat(detect("t.pcap")).as(err.toString()).isZero();
        List<JsonNode> alerts = lines(out.toString());
        assertThat(alerts).isNotEmpty();
        JsonNode alert = alerts.getFirst();
        assertThat(alert.path("event_type").asText()).isEqualTo("alert");
        assertThat(alert.path("host").asText()).isEqualTo("sensor-1");
        assertThat(alert.path("dest_ip").asText()).isNotEmpty();
        assertThat(alert.path("gruard").path("class").asText()).isEqualTo("DoS");
        assertThat(alert.path("gruard").path("reasons").get(0).path("feature").asText())
                .isEqualTo("serror_rate");
        assertThat(folder.resolve("state").resolve("alerts.db")).isNotEmptyFile();
        assertThat(err.toString()).contains("flows: 0 open", "records scored (DoS", "alerts (DoS", "latency p50");
    }

    @Test
    void repeatedTrafficGivesTheSameAlertsAndIsStoredOnce() throws IOException {
        assertThat(detect("t.pcap")).isZero();
        String first = out.toString();
        assertThat(detect("t.pcap")).isZero();
        assertThat(out.toString()).isEqualTo(first);
        Files.writeString(folder.resolve("rules.yaml"), "rules: [{name: all, class: dos}]");
        assertThat(gruard("detect", "--what-if", file("state/alerts.db"), "--rules", file("rules.yaml")))
                .isZero();
        long alerts = first.lines().count();
        assertThat(out.toString()).startsWith(alerts + " alerts; " + alerts + " suppressed, 0 remaining");
    }

    @Test
    void everyFormatOfTheSameConnectionsGivesTheSameDetections() throws IOException {
        try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(folder.resolve("t.pcap.gz")))) {
            Files.copy(folder.resolve("t.pcap"), packed);
        }
        assertThat(gruard("features", file("t.pcap"), "--kind", "kdd", "--out", file("t.csv")))
                .isZero();
        assertThat(gruard("features", file("t.pcap"), "--kind", "conn", "--out", file("conn.log")))
                .isZero();
        List<Long> detections = new ArrayList<>();
        for (String source : List.of("t.pcap", "t.pcap.gz", "t.csv", "conn.log")) {
            assertThat(detect(source)).as(source + ": " + err).isZero();
            assertThat(out.toString()).as(source).contains("\"src_ip\"", "\"community_id\"");
            detections.add(lines(out.toString()).stream()
                    .mapToLong(alert -> alert.path("gruard").path("detections").asLong())
                    .sum());
        }
        assertThat(detections.getFirst()).isGreaterThan(100);
        assertThat(detections.get(1)).isEqualTo(detections.getFirst());
        assertThat(detections.get(2)).isEqualTo(detections.getFirst());
        // A conn.log is in the order in which flows end, without the time at which they were closed.
        assertThat((double) detections.get(3)).isBetween(0.9 * detections.getFirst(), 1.1 * detections.getFirst());
    }

    @Test
    void featureThatTheSourceLacksIsRejectedUnlessAssumed() throws IOException {
        TrafficModel.write(folder.resolve("model.onnx"), "urgent");
        assertThat(detect("t.pcap")).isZero();
        assertThat(gruard("features", file("t.pcap"), "--kind", "conn", "--out", file("conn.log")))
                .isZero();
        assertThat(detect("conn.log")).isEqualTo(1);
        assertThat(err.toString())
                .contains("the model requires features that connections of a log do not have: urgent")
                .hasLineCount(1);
        assertThat(detect("conn.log", "--assume", "urgent=0"))
                .as(err.toString())
                .isZero();
        assertThat(detect("conn.log", "--assume", "count=0")).isEqualTo(1);
        assertThat(err.toString()).contains("cannot assume a value for 'count'");
        Files.writeString(folder.resolve("short.csv"), "duration,serror_rate\n1,1\n");
        assertThat(detect("short.csv")).isEqualTo(1);
        assertThat(err.toString()).contains("the header lacks the features [urgent]");
    }

    @Test
    void rulesSuppressAlertsAndCountTheirHits() throws IOException {
        Files.writeString(
                folder.resolve("rules.yaml"), "rules:\n- {name: known flood, class: DoS}\n- {name: idle, port: 1}\n");
        assertThat(detect("t.pcap", "--rules", file("rules.yaml"))).isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).containsPattern("suppressed \\(known flood [\\d,]+\\), 0 alerts");
    }

    @Test
    void budgetIsReportedAndKeptOrRejected() throws IOException {
        assertThat(detect("t.pcap", "--budget", "1000000/day"))
                .as(err.toString())
                .isZero();
        assertThat(err.toString()).startsWith("budget of 1000000 alerts a day: ");
        assertThat(out.toString()).isNotEmpty();
        assertThat(detect("t.pcap", "--budget", "1/week")).isEqualTo(1);
        assertThat(err.toString()).contains("no threshold meets the budget");
        assertThat(detect("t.pcap", "--budget", "many")).isEqualTo(2);
    }

    @Test
    void countersGoToEveAndPacketsIntoTheirFolder() throws IOException {
        assertThat(detect("t.pcap", "--eve", file("eve.json"), "--stats-interval", "0", "--packets", file("pcaps")))
                .as(err.toString())
                .isZero();
        List<JsonNode> lines = lines(Files.readString(folder.resolve("eve.json")));
        JsonNode last = lines.getLast();
        assertThat(last.path("event_type").asText()).isEqualTo("stats");
        assertThat(last.path("stats").path("decoder").path("pkts").asLong()).isPositive();
        assertThat(last.path("stats").path("detect").path("alert").asLong()).isEqualTo(lines.size() - 1L);
        assertThat(last.path("gruard").path("records").asLong())
                .isEqualTo(last.path("gruard").path("classes").path("DoS").asLong()
                        + last.path("gruard").path("classes").path("normal").asLong());
        try (Stream<Path> files = Files.list(folder.resolve("pcaps"))) {
            assertThat(files).isNotEmpty();
        }
        String capture = lines.getFirst().path("capture_file").asText();
        assertThat(gruard("features", capture)).isZero();
        assertThat(out.toString())
                .contains(lines.getFirst().path("community_id").asText());
    }

    @Test
    void wrongUsageIsOneLineAndExitCodeTwo() {
        assertThat(gruard("detect", file("t.pcap"))).isEqualTo(2);
        assertThat(err.toString()).contains("--model is missing").hasLineCount(1);
        assertThat(detect("t.pcap", "--syslog", "http://127.0.0.1:1")).isEqualTo(2);
        assertThat(err.toString())
                .contains("--syslog: expected udp://host:port")
                .hasLineCount(1);
        assertThat(detect("t.pcap", "--kafka", "127.0.0.1:9092")).isEqualTo(2);
        assertThat(detect("t.pcap", "--threshold", "Dos=0.5")).isEqualTo(2);
        assertThat(detect("t.pcap", "--severity", "DoS=9")).isEqualTo(2);
        assertThat(gruard("detect", "--what-if", file("none"))).isEqualTo(2);
        assertThat(detect("missing.pcap")).isEqualTo(1);
        assertThat(err.toString()).contains("missing.pcap").hasLineCount(1);
    }
}
