package io.gruard.detect.excerpt;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.detect.alert.Alert;
import io.gruard.detect.alert.TestAlerts;
import io.gruard.traffic.DropCounters;
import io.gruard.traffic.capture.CaptureReader;
import io.gruard.traffic.capture.CapturedPacket;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.flow.FlowAssembler;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.flow.PacketTap;
import io.gruard.traffic.packet.ChecksumPolicy;
import io.gruard.traffic.simulate.Simulation;
import io.gruard.traffic.simulate.SimulationSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PacketRingTest {
    private static byte[] capture() throws IOException {
        ByteArrayOutputStream packets = new ByteArrayOutputStream();
        try (StringWriter labels = new StringWriter()) {
            Simulation.run(SimulationSettings.defaults(3).withLength(Duration.ofSeconds(20)), packets, labels);
        }
        return packets.toByteArray();
    }

    private static List<Flow> flows(InputStream in, PacketTap tap) throws IOException {
        List<Flow> flows = new ArrayList<>();
        DropCounters drops = new DropCounters();
        FlowAssembler assembler =
                new FlowAssembler(FlowSettings.defaults(), ChecksumPolicy.IGNORE, flows::add, drops, tap);
        try (PacketSource source = CaptureReader.open(in, "simulated", drops)) {
            assembler.readAll(source);
        }
        return flows;
    }

    private static Flow busiest(List<Flow> flows) {
        return flows.stream()
                .filter(Flow::isTcp)
                .reduce((a, b) ->
                        a.originatorPackets() + a.responderPackets() >= b.originatorPackets() + b.responderPackets()
                                ? a
                                : b)
                .orElseThrow();
    }

    @Test
    void packetsOfAFlowAreReturnedCompleteAndInOrder(@TempDir Path folder) throws IOException {
        PacketRing ring = new PacketRing(64 << 20);
        Flow flow = busiest(flows(new ByteArrayInputStream(capture()), ring));
        ExcerptFolder excerpts = new ExcerptFolder(folder, ring, 100_000, 5);
        String file = excerpts.save(TestAlerts.alert(1), List.of(flow)).orElseThrow();
        List<Flow> again = flows(Files.newInputStream(Path.of(file)), PacketTap.NONE);
        assertThat(again).hasSize(1);
        assertThat(again.getFirst())
                .usingRecursiveComparison()
                .ignoringFields("closedNanos", "cause")
                .isEqualTo(flow);
    }

    @Test
    void smallRingKeepsTheLatestPackets() throws IOException {
        byte[] capture = capture();
        PacketRing ring = new PacketRing(140_000);
        List<Long> times = new ArrayList<>();
        List<Flow> flows = flows(new ByteArrayInputStream(capture), (packet, view) -> {
            times.add(packet.timeNanos());
            ring.packet(packet, view);
        });
        List<PacketRing.Kept> kept = ring.packets(flows, 100_000_000);
        assertThat(kept.size()).isBetween(100, times.size() - 1);
        assertThat(kept)
                .extracting(PacketRing.Kept::timeNanos)
                .containsExactlyElementsOf(times.subList(times.size() - kept.size(), times.size()));
        assertThat(kept.stream().mapToInt(packet -> packet.bytes().length).sum())
                .isLessThan(140_000);
    }

    @Test
    void numbersOfPacketsAndFilesAreLimited(@TempDir Path folder) throws IOException {
        PacketRing ring = new PacketRing(64 << 20);
        Flow flow = busiest(flows(new ByteArrayInputStream(capture()), ring));
        for (int i = 0; i < 4; i++) {
            Alert alert = TestAlerts.alert(i + 1);
            ExcerptFolder excerpts = new ExcerptFolder(folder, ring, 3, 2);
            String file = excerpts.save(alert, List.of(flow)).orElseThrow();
            int packets = 0;
            try (PacketSource source = CaptureReader.open(Path.of(file), new DropCounters())) {
                CapturedPacket packet = new CapturedPacket();
                while (source.next(packet)) {
                    packets++;
                }
            }
            assertThat(packets).isEqualTo(3);
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void missingFolderLosesPacketsButNoAlert(@TempDir Path folder) throws IOException {
        PacketRing ring = new PacketRing(64 << 20);
        Flow flow = busiest(flows(new ByteArrayInputStream(capture()), ring));
        Path gone = folder.resolve("gone");
        ExcerptFolder excerpts = new ExcerptFolder(gone, ring, 3, 2);
        Files.delete(gone);
        assertThat(excerpts.save(TestAlerts.alert(1), List.of(flow))).isEmpty();
        assertThat(excerpts.trouble())
                .hasValueSatisfying(text -> assertThat(text).startsWith("1 excerpt not written"));
    }
}
