package io.gruard.traffic.source;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.DropReason;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.connections.ObservedFlow;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.flow.FlowAssembler;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.flow.PacketTap;
import io.gruard.traffic.packet.ChecksumPolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Flows assembled from packets, in the order in which they end. */
public final class PacketFlows implements FlowSource {
    private final PacketSource packets;
    private final boolean live;
    private final FlowAssembler assembler;
    private FlowConsumer consumer = flow -> {};

    /**
     * Flows of packets.
     *
     * @param packets closed with this
     * @param live whether packets come as they happen, so that flows must be closed by this machine's clock too
     * @param drops where {@code packets} counts what it leaves out
     * @param tap sees the packets
     */
    public PacketFlows(
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
    public boolean logged() {
        return false;
    }

    @Override
    public void readInto(FlowConsumer target, BooleanSupplier stop) throws IOException {
        consumer = target;
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
        try {
            consumer.accept(ObservedFlow.ofPackets(flow));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
