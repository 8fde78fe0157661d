package io.gruard.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gruard.detect.Detection;
import io.gruard.detect.Detector;
import io.gruard.model.ModelFile;
import io.gruard.traffic.IpAddress;
import io.gruard.traffic.simulate.TrafficLabel;
import io.gruard.traffic.source.Observation;
import io.gruard.traffic.source.Subject;
import io.gruard.traffic.source.TsharkRecords;
import io.gruard.traffic.tshark.EdgeFeatures;
import io.gruard.traffic.tshark.Tshark;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs all steps of Edge-IIoTset on simulated traffic: features through tshark, a small network of the second paper,
 * and detection in a second capture.
 */
class EdgeDetectionTest {
    @TempDir
    static Path folder;

    private static final StringWriter ERR = new StringWriter();
    private static Optional<EdgeTraffic> fresh = Optional.empty();

    private static int gruard(String... arguments) {
        return GruardCommand.commandLine()
                .setOut(new PrintWriter(new StringWriter()))
                .setErr(new PrintWriter(ERR, true))
                .execute(arguments);
    }

    @BeforeAll
    static void trainAndSimulate() throws IOException {
        assumeThat(Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "tshark"))))
                .as("tshark is installed")
                .isTrue();
        Path csv = folder.resolve("training.csv");
        Map<TrafficLabel, Integer> rows =
                EdgeTraffic.simulate(folder.resolve("training.pcap"), 31).writeTable(csv, 800);
        assertThat(rows)
                .hasSize(5)
                .allSatisfy(
                        (label, count) -> assertThat(count).as(label.label()).isGreaterThan(20));
        Path descriptor = folder.resolve("edge.yaml");
        EdgeTraffic.writeDescriptor(descriptor, csv);
        List<String> command = new ArrayList<>(List.of("train", "--descriptor", descriptor.toString()));
        command.addAll(List.of("--task", "binary", "--model", "resnet-bigru-mha", "--protocol", "holdout:0.2"));
        command.addAll(List.of(
                "--epochs",
                "3",
                "--balance",
                "none",
                "--out",
                folder.resolve("run").toString()));
        for (String setting : List.of(
                "blocks=1",
                "filters=8",
                "gru_units=8",
                "heads=2",
                "pool_size=4",
                "batch_size=64",
                "learning_rate=0.01")) {
            command.addAll(List.of("--set", setting));
        }
        assertThat(gruard(command.toArray(String[]::new))).as(ERR.toString()).isZero();
        fresh = Optional.of(EdgeTraffic.simulate(folder.resolve("fresh.pcap"), 32));
    }

    @Test
    void modelDistinguishesAttacksFromBenignPacketsOfAnotherCapture() throws IOException {
        EdgeTraffic traffic = fresh.orElseThrow();
        List<Observation> records = new ArrayList<>();
        try (TsharkRecords source = new TsharkRecords(Tshark.file(traffic.capture()))) {
            source.readInto(records::add, () -> false);
        }
        long[][] called = new long[2][2];
        try (Detector detector = new Detector(ModelFile.read(folder.resolve("run/model.onnx")), Map.of(), 2)) {
            for (int from = 0; from < records.size(); from += 512) {
                List<Observation> batch = records.subList(from, Math.min(records.size(), from + 512));
                for (Detection detection : detector.detect(batch)) {
                    Subject.PacketSubject packet =
                            (Subject.PacketSubject) detection.observation().subject();
                    traffic.label(packet.timeNanos(), packet.source(), packet.destination())
                            .ifPresent(label ->
                                    called[label == TrafficLabel.NORMAL ? 0 : 1][detection.attack() ? 1 : 0]++);
                }
            }
        }
        assertThat(called[0][0] + called[0][1]).isGreaterThan(1_000);
        assertThat(called[1][0] + called[1][1]).isGreaterThan(500);
        assertThat((double) called[1][1] / (called[1][0] + called[1][1]))
                .as("detection rate")
                .isGreaterThan(0.9);
        // A single packet does not show whether a datagram is part of a flood, of a call or of a page over QUIC.
        assertThat((double) called[0][1] / (called[0][0] + called[0][1]))
                .as("false-positive rate")
                .isLessThan(0.2);
    }

    @Test
    void alertsNameTheVictimsOfTheFloods() throws IOException {
        EdgeTraffic traffic = fresh.orElseThrow();
        Path alerts = folder.resolve("alerts.json");
        assertThat(gruard(
                        "detect",
                        traffic.capture().toString(),
                        "--model",
                        folder.resolve("run/model.onnx").toString(),
                        "--eve",
                        alerts.toString()))
                .as(ERR.toString())
                .isZero();
        List<IpAddress> victims = new ArrayList<>();
        for (String line : Files.readAllLines(alerts)) {
            JsonNode alert = new ObjectMapper().readTree(line);
            assertThat(alert.path("gruard").path("class").asText()).isIn("Attack", Detection.UNKNOWN);
            assertThat(alert.path("gruard").path("summary").asText()).contains(" packet");
            assertThat(alert.path("gruard").path("reasons").size()).isBetween(0, 5);
            victims.add(IpAddress.parse(alert.path("dest_ip").asText()));
        }
        List<IpAddress> flooded = traffic.truths().stream()
                .filter(truth -> truth.label() == TrafficLabel.UDP_FLOOD || truth.label() == TrafficLabel.SYN_FLOOD)
                .map(EdgeTraffic.Truth::other)
                .distinct()
                .toList();
        assertThat(flooded).isNotEmpty();
        assertThat(victims).containsAll(flooded);
        assertThat(ERR.toString()).containsPattern("[1-9][0-9,]* packets");
    }

    @Test
    void tableHasThePublishedColumnsAndZeroForAbsentValues() throws IOException {
        Path csv = folder.resolve("fresh.csv");
        assertThat(gruard(
                        "features",
                        "--kind",
                        "edge-iiotset",
                        fresh.orElseThrow().capture().toString(),
                        "--out",
                        csv.toString()))
                .as(ERR.toString())
                .isZero();
        List<String> lines = Files.readAllLines(csv);
        assertThat(lines.getFirst()).isEqualTo(String.join(",", EdgeFeatures.columns()));
        assertThat(EdgeFeatures.columns()).hasSize(61);
        assertThat(lines.subList(1, 200))
                .allSatisfy(line -> assertThat(line)
                        .startsWith(" 2026 08:")
                        .doesNotContain(",,")
                        .contains(",0,0,0,"));
    }
}
