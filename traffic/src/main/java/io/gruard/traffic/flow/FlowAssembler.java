package io.gruard.traffic.flow;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.capture.CapturedPacket;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.packet.ChecksumPolicy;
import io.gruard.traffic.packet.PacketDecoder;
import io.gruard.traffic.packet.PacketView;
import java.io.IOException;

/** The whole way from a source of packets to flows: decoding, fragments, the flow table. For one thread. */
public final class FlowAssembler {
    private final DropCounters drops;
    private final PacketDecoder decoder;
    private final FlowTable table;
    private final PacketView view = new PacketView();
    private long packets;
    private long bytes;

    public FlowAssembler(FlowSettings settings, ChecksumPolicy checksums, FlowSink sink, DropCounters drops) {
        this.drops = drops;
        decoder = new PacketDecoder(checksums, drops);
        table = new FlowTable(settings, sink, drops);
    }

    /** Takes one packet. */
    public void accept(CapturedPacket packet) {
        packets++;
        bytes += packet.capturedLength();
        if (decoder.decode(packet, view)) {
            table.accept(view);
        }
    }

    /** Reads a source to its end and then closes all flows; the source itself stays open. */
    public void readAll(PacketSource source) throws IOException {
        CapturedPacket packet = new CapturedPacket();
        while (source.next(packet)) {
            accept(packet);
        }
        finish();
    }

    /** Closes the flows that are over by a time, for sources that are silent for a while. */
    public void advanceTo(long nanos) {
        table.advanceTo(nanos);
    }

    /** Closes all flows. */
    public void finish() {
        table.close();
    }

    /** Packets taken so far. */
    public long packets() {
        return packets;
    }

    /** Captured bytes taken so far. */
    public long bytes() {
        return bytes;
    }

    /** Flows open now. */
    public int openFlows() {
        return table.open();
    }

    /** Flows opened so far. */
    public long openedFlows() {
        return table.opened();
    }

    /** What was dropped by this assembler and by whoever else counts into the same object. */
    public DropCounters drops() {
        return drops;
    }
}
