package io.gruard.traffic.source;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.flow.PacketTap;
import io.gruard.traffic.packet.ChecksumPolicy;
import java.io.IOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Flows as records of one kind. */
public final class FlowRecords implements RecordSource {
    private final FlowSource flows;
    private final FlowConverter converter;

    /**
     * Records of flows.
     *
     * @param flows closed with this
     */
    public FlowRecords(FlowSource flows, FlowConverter converter) {
        this.flows = flows;
        this.converter = converter;
    }

    /**
     * Records of packets with KDD's features.
     *
     * @param packets closed with this
     * @param live whether packets come as they happen, so that flows must be closed by this machine's clock too
     * @param drops where {@code packets} counts what it leaves out
     * @param tap sees the packets
     */
    public FlowRecords(
            PacketSource packets,
            boolean live,
            FlowSettings settings,
            ChecksumPolicy checksums,
            DropCounters drops,
            PacketTap tap) {
        this(new PacketFlows(packets, live, settings, checksums, drops, tap), new KddConverter());
    }

    @Override
    public RecordKind kind() {
        return converter.kind(flows);
    }

    @Override
    public void readInto(RecordSink sink, BooleanSupplier stop) throws IOException {
        flows.readInto(flow -> converter.accept(flow, sink), stop);
        converter.finish(sink);
    }

    @Override
    public SourceCounts counts() {
        SourceCounts counts = flows.counts();
        if (converter.leftOut() == 0) {
            return counts;
        }
        Map<String, Long> leftOut = new HashMap<>(counts.leftOut());
        leftOut.put("other_protocol", converter.leftOut());
        return new SourceCounts(
                counts.unit(),
                counts.read(),
                counts.bytes(),
                counts.lostByCapture(),
                leftOut,
                counts.openFlows(),
                counts.closedFlows(),
                counts.evictedFlows());
    }

    @Override
    public String summary() {
        String others = converter.leftOut() == 0
                ? ""
                : String.format(Locale.ROOT, "; %,d flows of other protocols", converter.leftOut());
        return flows.summary() + others + converter.remarks();
    }

    @Override
    public void close() throws IOException {
        flows.close();
    }
}
