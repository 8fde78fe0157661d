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

/** Turns packets into flows: decoding, reassembly of fragments, flow table. Not thread-safe. */
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

    /** Makes an assembler that also passes each packet to a tap. */
    public FlowAssembler(
            FlowSettings settings, ChecksumPolicy checksums, FlowSink sink, DropCounters drops, PacketTap tap) {
        this.tap = tap;
        this.drops = drops;
        decoder = new PacketDecoder(checksums, drops);
        table = new FlowTable(settings, sink, drops);
    }

    /** Processes one packet. */
    public void accept(CapturedPacket packet) {
        packets++;
        bytes += packet.capturedLength();
        view.number(packets);
        if (decoder.decode(packet, view)) {
            tap.packet(packet, view);
            table.accept(view);
        }
    }

    /** Reads a source to its end, then closes all flows. The source stays open. */
    public void readAll(PacketSource source) throws IOException {
        readAll(source, () -> false);
    }

    /**
     * Reads a source to its end or until stopped, then closes all flows. The source stays open.
     *
     * @param stop polled before each packet
     */
    public void readAll(PacketSource source, BooleanSupplier stop) throws IOException {
        CapturedPacket packet = new CapturedPacket();
        while (!stop.getAsBoolean() && source.next(packet)) {
            accept(packet);
        }
        finish();
    }

    /**
     * Reads a live source to its end or until stopped, then closes all flows. While no packets arrive, flows are closed
     * by the clock of this machine. Packets that the source had captured before the stop are read, too.
     *
     * @param stop polled many times a second
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
                // Packets can stay in pipes and buffers for a short time.
                advanceTo(TimeUnit.MILLISECONDS.toNanos(System.currentTimeMillis() - LIVE_LAG_MILLIS));
                pause();
            }
        }
        if (stop.getAsBoolean() && source.stop()) {
            readRest(source, packet);
        }
        finish();
    }

    /** Reads what the capture program still has after the stop, with its counters last. Waits for a limited time. */
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

    /** Closes the flows that are over at this time. For sources without packets for a while. */
    public void advanceTo(long nanos) {
        table.advanceTo(nanos);
    }

    /** Closes all flows. */
    public void finish() {
        table.close();
    }

    /** Number of packets so far. */
    public long packets() {
        return packets;
    }

    /** Number of captured bytes so far. */
    public long bytes() {
        return bytes;
    }

    /** Number of open flows. */
    public int openFlows() {
        return table.open();
    }

    /** Number of flows opened so far. */
    public long openedFlows() {
        return table.opened();
    }

    /** Drops of this assembler and of others that share these counters. */
    public DropCounters drops() {
        return drops;
    }
}
