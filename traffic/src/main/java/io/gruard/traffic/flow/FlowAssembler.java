package io.gruard.traffic.flow;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.capture.CapturedPacket;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.packet.ChecksumPolicy;
import io.gruard.traffic.packet.PacketDecoder;
import io.gruard.traffic.packet.PacketView;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The whole way from a source of packets to flows: decoding, fragments, the flow table. For one thread. */
public final class FlowAssembler {
    private static final long LIVE_LAG_MILLIS = 1000;
    private static final long LIVE_POLL_MILLIS = 5;
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final PacketTap tap;
    private final DropCounters drops;
    private final PacketDecoder decoder;
    private final FlowTable table;
    private final PacketView view = new PacketView();
    private long packets;
    private long bytes;

    public FlowAssembler(FlowSettings settings, ChecksumPolicy checksums, FlowSink sink, DropCounters drops) {
        this(settings, checksums, sink, drops, PacketTap.NONE);
    }

    /** An assembler whose packets another sees, too. */
    public FlowAssembler(
            FlowSettings settings, ChecksumPolicy checksums, FlowSink sink, DropCounters drops, PacketTap tap) {
        this.tap = tap;
        this.drops = drops;
        decoder = new PacketDecoder(checksums, drops);
        table = new FlowTable(settings, sink, drops);
    }

    /** Takes one packet. */
    public void accept(CapturedPacket packet) {
        packets++;
        bytes += packet.capturedLength();
        if (decoder.decode(packet, view)) {
            tap.packet(packet, view);
            table.accept(view);
        }
    }

    /** Reads a source to its end and then closes all flows; the source itself stays open. */
    public void readAll(PacketSource source) throws IOException {
        readAll(source, () -> false);
    }

    /**
     * Reads a source to its end, or until asked to stop, and then closes all flows; the source itself stays open.
     *
     * @param stop asked before each packet
     */
    public void readAll(PacketSource source, BooleanSupplier stop) throws IOException {
        CapturedPacket packet = new CapturedPacket();
        while (!stop.getAsBoolean() && source.next(packet)) {
            accept(packet);
        }
        finish();
    }

    /**
     * Reads a live source until it ends or is asked to stop, and then closes all flows. While no packet comes, flows are
     * closed by the clock of this machine. Of a source that captures, what it had taken when asked to stop is read, too.
     *
     * @param stop asked again and again, many times a second
     */
    public void readLive(PacketSource source, BooleanSupplier stop) throws IOException {
        CapturedPacket packet = new CapturedPacket();
        while (!stop.getAsBoolean()) {
            if (source.ready()) {
                if (!source.next(packet)) {
                    break;
                }
                accept(packet);
            } else {
                // Packets can stay in pipes and buffers for a moment.
                advanceTo(TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() - LIVE_LAG_MILLIS));
                pause();
            }
        }
        if (stop.getAsBoolean() && source.stop()) {
            readRest(source, packet);
        }
        finish();
    }

    /** What a capturing program still has when it is asked to end, its counters last; not longer than a moment. */
    private void readRest(PacketSource source, CapturedPacket packet) throws IOException {
        long end = System.nanoTime() + REST_NANOS;
        while (System.nanoTime() - end < 0) {
            if (!source.ready()) {
                pause();
            } else if (source.next(packet)) {
                accept(packet);
            } else {
                return;
            }
        }
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(LIVE_POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for packets");
        }
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
