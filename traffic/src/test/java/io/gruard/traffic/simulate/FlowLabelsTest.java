package io.gruard.traffic.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.capture.CaptureReader;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.flow.FlowAssembler;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.packet.ChecksumPolicy;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Compares simulated flows with the flows that the flow table finds. */
class FlowLabelsTest {
    @Test
    void allFlowsHaveALabelAndNoneIsLost() throws IOException {
        ByteArrayOutputStream capture = new ByteArrayOutputStream();
        StringBuilder table = new StringBuilder();
        SimulationSummary summary =
                Simulation.run(SimulationSettings.defaults(4).withLength(Duration.ofSeconds(90)), capture, table);
        FlowLabels labels = FlowLabels.read(new StringReader(table.toString()));
        DropCounters drops = new DropCounters();
        List<Flow> flows = flows(capture.toByteArray(), drops);

        assertThat(drops.toString()).isEmpty();
        assertThat(flows).allMatch(flow -> labels.of(flow).isPresent());
        Map<TrafficLabel, Long> found = new EnumMap<>(TrafficLabel.class);
        flows.forEach(flow -> found.merge(labels.of(flow).orElseThrow(), 1L, Long::sum));
        assertThat(found.keySet()).isEqualTo(summary.flows().keySet());
        for (TrafficLabel label : TrafficLabel.values()) {
            // Echo requests between the same two hosts are one flow.
            if (label != TrafficLabel.ICMP_FLOOD && label != TrafficLabel.NORMAL) {
                assertThat(found.get(label))
                        .as(label.label())
                        .isEqualTo(summary.flows().get(label));
            }
        }
        assertThat(flows.stream()
                        .mapToLong(flow -> flow.originatorPackets() + flow.responderPackets())
                        .sum())
                .isEqualTo(summary.packets());
    }

    private static List<Flow> flows(byte[] capture, DropCounters drops) throws IOException {
        List<Flow> flows = new ArrayList<>();
        FlowAssembler assembler =
                new FlowAssembler(FlowSettings.defaults(), ChecksumPolicy.VALIDATE, flows::add, drops);
        try (PacketSource source = CaptureReader.open(new ByteArrayInputStream(capture), "simulated", drops)) {
            assembler.readAll(source);
        }
        return flows;
    }

    @Test
    void malformedLabelTableIsRejected() {
        assertThatThrownBy(() -> FlowLabels.read(new StringReader("a,b\n"))).hasMessageContaining("found 'a,b'");
        assertThatThrownBy(() -> FlowLabels.read(new StringReader(Wire.LABEL_HEADER + "\n1,2,3\n")))
                .hasMessageContaining("row 1");
    }
}
