package io.gruard.traffic.source;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.DropReason;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.flow.FlowAssembler;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.flow.PacketTap;
import io.gruard.traffic.kdd.KddExtractor;
import io.gruard.traffic.kdd.KddRecord;
import io.gruard.traffic.packet.ChecksumPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Groups packets into connections with the features of KDD. */
public final class FlowRecords implements RecordSource {
    private final PacketSource packets;
    private final boolean live;
    private final FlowAssembler assembler;
    private final KddExtractor extractor = new KddExtractor();
    private RecordSink sink = record -> {};

    /**
     * Makes a source.
     *
     * @param packets source of the packets, which is closed with this object
     * @param live whether packets arrive in real time, so that flows must also be closed by the clock of this machine
     * @param settings how packets are grouped into flows
     * @param checksums whether packets with wrong checksums are dropped
     * @param drops where {@code packets} counts what it drops
     * @param tap observer of the packets
     */
    public FlowRecords(
            PacketSource packets,
            boolean live,
            FlowSettings settings,
            ChecksumPolicy checksums,
            DropCounters drops,
            PacketTap tap) {
        this.packets = packets;
        this.live = live;
        assembler = new FlowAssembler(settings, checksums, this::pass, drops, tap);
    }

    @Override
    public RecordKind kind() {
        return RecordKind.KDD;
    }

    @Override
    public void readInto(RecordSink target, BooleanSupplier stop) throws IOException {
        sink = target;
        try {
            if (live) {
                assembler.readLive(packets, stop);
            } else {
                assembler.readAll(packets, stop);
            }
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private void pass(Flow flow) {
        Optional<KddRecord> record = extractor.next(flow);
        if (record.isPresent()) {
            try {
                sink.accept(RecordKind.observation(record.get()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public SourceCounts counts() {
        Map<String, Long> leftOut = new HashMap<>();
        assembler.drops().occurred().forEach((reason, count) -> {
            if (reason != DropReason.FLOW_EVICTED) {
                leftOut.put(reason.id(), count);
            }
        });
        long open = assembler.openFlows();
        return new SourceCounts(
                "packets",
                assembler.packets(),
                assembler.bytes(),
                packets.lostByCapture(),
                leftOut,
                open,
                Math.max(0, assembler.openedFlows() - open),
                assembler.drops().of(DropReason.FLOW_EVICTED));
    }

    @Override
    public String summary() {
        String dropped = assembler.drops().toString();
        return String.format(
                Locale.ROOT,
                "%,d packets, %,d bytes, %,d flows; lost by the capture: %,d; left out: %s",
                assembler.packets(),
                assembler.bytes(),
                assembler.openedFlows(),
                packets.lostByCapture(),
                dropped.isEmpty() ? "none" : dropped);
    }

    @Override
    public void close() throws IOException {
        packets.close();
    }
}
