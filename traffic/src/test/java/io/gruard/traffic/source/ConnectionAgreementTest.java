package io.gruard.traffic.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.traffic.SharedData;
import io.gruard.traffic.connections.ConnectionFeatures;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.flow.LikelyServerPorts;
import io.gruard.traffic.flow.PacketTap;
import io.gruard.traffic.packet.ChecksumPolicy;
import io.gruard.traffic.zeek.ConnLogReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The feature set of real captures, from the packets and from the conn.log that Zeek itself wrote for them. */
final class ConnectionAgreementTest {
    private static final String BLANK_TIME = "XXXXXXXXXX.XXXXXX";

    /**
     * All that differs. Zeek was run there without its default scripts, and so without knowing port 80: it takes a lone
     * SYN-ACK for the originator's.
     */
    private static final Map<String, List<String>> PINNED = Map.of(
            "wikipedia",
            List.of(
                    "Zeek:   173.192.163.128 80 141.142.220.235 6705",
                    "gruard: 141.142.220.235 6705 173.192.163.128 80"));

    @Test
    void everyColumnOfEveryCaptureIsEqualButForThePinnedConnection() throws IOException {
        Map<String, List<String>> differing = new TreeMap<>();
        int rows = 0;
        for (Path folder : folders()) {
            Map<String, List<Row>> own = byEndpoints(ofPackets(folder, FlowSettings.defaults()));
            Map<String, List<Row>> zeek = byEndpoints(ofLog(folder, own));
            rows += zeek.values().stream().mapToInt(List::size).sum();
            List<String> differences = differences(zeek, own);
            if (!differences.isEmpty()) {
                differing.put(folder.getFileName().toString(), differences);
            }
        }
        assertThat(rows).isEqualTo(124);
        assertThat(differing).isEqualTo(PINNED);
    }

    @Test
    void withoutServerPortsTheConnectionsOfTheBareRunAreEqualToo() throws IOException {
        Path folder = SharedData.path("zeek/wikipedia");
        FlowSettings bare = FlowSettings.defaults().withServerPorts(LikelyServerPorts.none());
        Map<String, List<Row>> own = byEndpoints(ofPackets(folder, bare));

        assertThat(differences(byEndpoints(ofLog(folder, own)), own)).isEmpty();
    }

    private record Row(Flow flow, Map<String, Float> features) {
        static Row of(Observation record) {
            Map<String, Float> features = new TreeMap<>();
            for (String name : ConnectionFeatures.NAMES) {
                features.put(name, (float) record.features().number(name));
            }
            return new Row(((Subject.FlowSubject) record.subject()).flow(), features);
        }

        String endpoints() {
            return flow.originator() + " " + flow.originatorPort() + " " + flow.responder() + " "
                    + flow.responderPort();
        }
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(SharedData.path("zeek"))) {
            return folders.sorted().toList();
        }
    }

    private static List<Row> ofPackets(Path folder, FlowSettings settings) throws IOException {
        Path capture;
        try (Stream<Path> files = Files.list(folder)) {
            capture = files.filter(file -> file.toString().contains(".pcap"))
                    .findFirst()
                    .orElseThrow();
        }
        return rows(FlowInputs.open(
                new TrafficInput.CompleteFile(capture), settings, ChecksumPolicy.IGNORE, PacketTap.NONE, () -> false));
    }

    /** The log's own rows. Its times are blanked, so that each connection gets the time that packets say. */
    private static List<Row> ofLog(Path folder, Map<String, List<Row>> own) throws IOException {
        Map<String, Integer> used = new HashMap<>();
        StringBuilder log = new StringBuilder();
        for (String line : Files.readAllLines(folder.resolve("conn.log"))) {
            String[] cells = line.split("\t");
            if (cells[0].equals(BLANK_TIME)) {
                String endpoints = cells[2] + " " + cells[3] + " " + cells[4] + " " + cells[5];
                String turned = cells[4] + " " + cells[5] + " " + cells[2] + " " + cells[3];
                List<Row> rows = own.getOrDefault(endpoints, own.getOrDefault(turned, List.of()));
                Row row = rows.get(used.merge(endpoints, 1, Integer::sum) - 1);
                line = line.replace(
                        BLANK_TIME,
                        BigDecimal.valueOf(row.flow().startNanos(), 9).toPlainString());
            }
            log.append(line).append('\n');
        }
        return rows(new LoggedFlows(new ConnLogReader(new BufferedReader(new StringReader(log.toString())), "log")));
    }

    private static List<Row> rows(FlowSource flows) throws IOException {
        List<Row> rows = new ArrayList<>();
        try (FlowRecords records = new FlowRecords(flows, new ConnectionConverter(RecordOrder.SOURCE))) {
            records.readInto(record -> rows.add(Row.of(record)), () -> false);
        }
        return rows;
    }

    private static Map<String, List<Row>> byEndpoints(List<Row> rows) {
        Map<String, List<Row>> byEndpoints = new TreeMap<>();
        rows.forEach(row -> byEndpoints
                .computeIfAbsent(row.endpoints(), any -> new ArrayList<>())
                .add(row));
        return byEndpoints;
    }

    private static List<String> differences(Map<String, List<Row>> zeek, Map<String, List<Row>> own) {
        List<String> differences = new ArrayList<>();
        zeek.forEach((endpoints, rows) -> {
            if (!own.containsKey(endpoints)) {
                differences.add("Zeek:   " + endpoints);
            } else {
                assertThat(features(rows)).as(endpoints).isEqualTo(features(own.get(endpoints)));
            }
        });
        own.keySet().stream()
                .filter(endpoints -> !zeek.containsKey(endpoints))
                .forEach(endpoints -> differences.add("gruard: " + endpoints));
        return differences;
    }

    private static List<Map<String, Float>> features(List<Row> rows) {
        return rows.stream().map(Row::features).toList();
    }
}
