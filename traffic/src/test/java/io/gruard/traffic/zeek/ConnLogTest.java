package io.gruard.traffic.zeek;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.SharedData;
import io.gruard.traffic.capture.CaptureReader;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.connections.BadLineException;
import io.gruard.traffic.connections.ConnectionSummary;
import io.gruard.traffic.connections.ObservedFlow;
import io.gruard.traffic.flow.ConnState;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.flow.FlowAssembler;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.packet.ChecksumPolicy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

final class ConnLogTest {
    private static final String JSON = """
        {"ts":1362692526.869344,"uid":"CHhAvVGS1DHFjwGM9","id.orig_h":"141.142.228.5","id.orig_p":59856,\
        "id.resp_h":"192.150.187.43","id.resp_p":80,"proto":"tcp","service":"http","duration":0.211484,\
        "orig_bytes":136,"resp_bytes":5007,"conn_state":"SF","missed_bytes":0,"history":"ShADadFf",\
        "orig_pkts":7,"orig_ip_bytes":512,"resp_pkts":7,"resp_ip_bytes":5379,"tunnel_parents":["x"]}
        """;

    @Test
    void writtenLogSurvivesARoundTrip() throws IOException {
        Path capture = SharedData.path("zeek/wikipedia/wikipedia.pcap");
        StringWriter first = new StringWriter();
        DropCounters drops = new DropCounters();
        try (PacketSource source = CaptureReader.open(capture, drops);
                ConnLogWriter log = new ConnLogWriter(first)) {
            new FlowAssembler(FlowSettings.defaults(), ChecksumPolicy.IGNORE, log, drops).readAll(source);
        }
        StringWriter second = new StringWriter();
        try (ConnLogWriter log = new ConnLogWriter(second)) {
            flows(first.toString()).forEach(log::accept);
        }
        assertThat(second.toString()).isEqualTo(first.toString());
    }

    @Test
    void allLogsOfZeekAreRead() throws IOException {
        int flows = 0;
        try (Stream<Path> folders = Files.list(SharedData.path("zeek"))) {
            for (Path folder : folders.toList()) {
                // The time stamps of these logs are blanked.
                String log = Files.readString(folder.resolve("conn.log")).replace("XXXXXXXXXX.XXXXXX", "0.0");
                flows += flows(log).size();
            }
        }
        assertThat(flows).isEqualTo(124);
    }

    @Test
    void separatorMayBeAnyCharacter() throws IOException {
        String log = """
            #separator |
            #fields|ts|id.orig_h|id.orig_p|id.resp_h|id.resp_p|proto
            1.5|10.0.0.1|1|10.0.0.2|2|udp
            """;
        assertThat(flows(log)).singleElement().satisfies(flow -> {
            assertThat(flow.startNanos()).isEqualTo(1_500_000_000L);
            assertThat(flow.responderPort()).isEqualTo(2);
        });
        assertThat(flows(log.replace("|", "("))).hasSize(1);
    }

    @Test
    void labelsBehindTabsOrBlanksComeAlong() throws IOException {
        String tabs = """
            #fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\ttunnel_parents\tlabel\tdetailedlabel
            1.5\t10.0.0.1\t1\t10.0.0.2\t2\tudp\t(empty)\tMalicious\tC&C-Torii
            2.5\t10.0.0.1\t1\t10.0.0.2\t2\tudp\t-\tBenign\t-
            """;
        for (String log : List.of(tabs, tabs.replaceAll("\t(label|detailed|Malicious|C&C|Benign|-$)", "   $1"))) {
            try (ConnLogReader reader = new ConnLogReader(new BufferedReader(new StringReader(log)), "log")) {
                ObservedFlow first = Objects.requireNonNull(reader.nextObserved());
                assertThat(reader.columns()).endsWith("tunnel_parents", "label", "detailedlabel");
                assertThat(first.row().line()).isEqualTo(2);
                assertThat(first.row().cells())
                        .containsEntry("tunnel_parents", "")
                        .containsEntry("label", "Malicious")
                        .containsEntry("detailedlabel", "C&C-Torii");
                assertThat(Objects.requireNonNull(reader.nextObserved()).row().cells())
                        .containsEntry("label", "Benign")
                        .doesNotContainKeys("tunnel_parents", "detailedlabel");
            }
        }
    }

    @Test
    void countersThatALogLacksAreMissingFromTheSummary() throws IOException {
        String log = """
            #fields\tts\tid.orig_h\tid.orig_p\tid.resp_h\tid.resp_p\tproto\torig_pkts\tresp_pkts
            1.5\t10.0.0.1\t1\t10.0.0.2\t2\ttcp\t3\t-
            """;
        try (ConnLogReader reader = new ConnLogReader(new BufferedReader(new StringReader(log)), "log")) {
            ConnectionSummary summary =
                    Objects.requireNonNull(reader.nextObserved()).summary();
            assertThat(summary.originatorPackets()).isEqualTo(3);
            assertThat(summary.responderPackets()).isEqualTo(ConnectionSummary.MISSING);
            assertThat(summary.originatorIpBytes()).isEqualTo(ConnectionSummary.MISSING);
            assertThat(summary.durationMicros()).isEqualTo(ConnectionSummary.MISSING);
            assertThat(summary.knownLetters()).isZero();
        }
    }

    @Test
    @Timeout(10)
    void timeOfABillionDigitsIsRejectedQuickly() {
        for (String time : List.of("1E999999999", "1E-999999999", "1".repeat(999))) {
            assertThatThrownBy(() -> flows(JSON.replace("1362692526.869344", time)))
                    .isInstanceOf(BadLineException.class)
                    .hasMessageContaining("'ts' must be a time");
        }
    }

    @Test
    void jsonLineGivesTheSameFlow() throws IOException {
        Flow flow = flows(JSON).getFirst();
        assertThat(flow.startNanos()).isEqualTo(1_362_692_526_869_344_000L);
        assertThat(flow.durationNanos()).isEqualTo(211_484_000L);
        assertThat(flow.responderBytes()).isEqualTo(5007);
        assertThat(flow.state()).isEqualTo(ConnState.SF);
        assertThat(flow.isTcp()).isTrue();
        // Zeek's baseline for this connection.
        assertThat(flow.communityId()).isEqualTo("1:yvyB8h+3dnggTZW0UEITWCst97w=");
        assertThat(flows(JSON.replace("1362692526.869344", "\"2013-03-07T21:42:06.869344Z\""))
                        .getFirst())
                .isEqualTo(flow);
    }

    @Test
    void malformedLineIsRejectedWithItsLineNumber() {
        assertThatThrownBy(() -> flows(JSON.replace("5007", "-3")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("log:1: 'resp_bytes' must be an integer")
                .hasMessageContaining("'-3'");
        assertThatThrownBy(() -> flows("{\"ts\":")).hasMessageStartingWith("log:1: expected a JSON object");
        assertThatThrownBy(() -> flows("1\t2\n")).hasMessageContaining("expected '#fields'");
        assertThatThrownBy(() -> flows("#fields\tts\tuid\n1\n")).hasMessageContaining("log:2: expected 2 columns");
    }

    private static List<Flow> flows(String log) throws IOException {
        List<Flow> flows = new ArrayList<>();
        try (ConnLogReader reader = new ConnLogReader(new BufferedReader(new StringReader(log)), "log")) {
            for (Flow flow = reader.next(); flow != null; flow = reader.next()) {
                flows.add(flow);
            }
        }
        return flows;
    }
}
