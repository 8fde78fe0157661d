package io.gruard.traffic.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.SharedData;
import io.gruard.traffic.capture.CaptureReader;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.packet.ChecksumPolicy;
import io.gruard.traffic.zeek.ConnLogWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Compares flows of real captures with the conn.log that Zeek wrote for them. */
final class ZeekAgreementTest {
    private static final List<String> COMPARED = List.of(
            "id.orig_h",
            "id.orig_p",
            "id.resp_h",
            "id.resp_p",
            "proto",
            "duration",
            "orig_bytes",
            "resp_bytes",
            "conn_state",
            "missed_bytes",
            "history",
            "orig_pkts",
            "orig_ip_bytes",
            "resp_pkts",
            "resp_ip_bytes",
            "ip_proto");

    /**
     * All differences. Zeek was run there without its default scripts and did not know port 80. It therefore attributes
     * a lone SYN-ACK to the originator. With its default scripts it does not.
     */
    private static final Map<String, List<String>> PINNED = Map.of(
            "wikipedia",
            List.of(
                    "Zeek:   173.192.163.128 80 141.142.220.235 6705 tcp - - - OTH 0 H 1 48 0 0 6",
                    "gruard: 141.142.220.235 6705 173.192.163.128 80 tcp - - - OTH 0 ^h 0 0 1 48 6"));

    @Test
    void allRowsAgreeExceptPinnedOnes() throws IOException {
        Map<String, List<String>> differing = new TreeMap<>();
        int rows = 0;
        for (Path folder : folders()) {
            List<String> zeek = zeekRows(folder);
            rows += zeek.size();
            List<String> differences = differences(zeek, ownRows(capture(folder), FlowSettings.defaults()));
            if (!differences.isEmpty()) {
                differing.put(folder.getFileName().toString(), differences);
            }
        }
        assertThat(rows).isEqualTo(124);
        assertThat(differing).isEqualTo(PINNED);
    }

    @Test
    void withoutServerPortsThePinnedRowsAgree() throws IOException {
        Path folder = SharedData.path("zeek/wikipedia");
        FlowSettings bare = FlowSettings.defaults().withServerPorts(LikelyServerPorts.none());
        assertThat(differences(zeekRows(folder), ownRows(capture(folder), bare)))
                .isEmpty();
    }

    private static List<Path> folders() throws IOException {
        try (Stream<Path> folders = Files.list(SharedData.path("zeek"))) {
            return folders.sorted().toList();
        }
    }

    private static Path capture(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().contains(".pcap"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> differences(List<String> zeek, List<String> own) {
        List<String> differences = new ArrayList<>();
        List<String> left = new ArrayList<>(own);
        for (String row : zeek) {
            if (!left.remove(row)) {
                differences.add("Zeek:   " + row);
            }
        }
        left.forEach(row -> differences.add("gruard: " + row));
        return differences;
    }

    private static List<String> ownRows(Path capture, FlowSettings settings) throws IOException {
        StringWriter log = new StringWriter();
        DropCounters drops = new DropCounters();
        try (PacketSource source = CaptureReader.open(capture, drops);
                ConnLogWriter writer = new ConnLogWriter(log)) {
            new FlowAssembler(settings, ChecksumPolicy.IGNORE, writer, drops).readAll(source);
        }
        return compared(log.toString().lines().toList());
    }

    private static List<String> zeekRows(Path folder) throws IOException {
        return compared(Files.readAllLines(folder.resolve("conn.log")));
    }

    private static List<String> compared(List<String> lines) {
        String header = lines.stream()
                .filter(line -> line.startsWith("#fields\t"))
                .findFirst()
                .orElseThrow();
        List<String> columns =
                Arrays.asList(header.substring("#fields\t".length()).split("\t"));
        return lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split("\t"))
                .map(values -> String.join(
                        " ",
                        COMPARED.stream()
                                .map(column -> values[columns.indexOf(column)])
                                .toList()))
                .toList();
    }
}
