package io.gruard.traffic.source;

import io.gruard.traffic.tshark.EdgeRecord;
import io.gruard.traffic.tshark.Tshark;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Packets as tshark dissects them, with Edge-IIoTset's features. */
public final class TsharkRecords implements RecordSource {
    private static final long POLL_MILLIS = 5;
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Tshark tshark;
    private long packets;

    /** A source; {@code tshark} is closed with it. */
    public TsharkRecords(Tshark tshark) {
        this.tshark = tshark;
    }

    /** Takes packets with all of Edge-IIoTset's columns. */
    @FunctionalInterface
    public interface EdgeSink {
        void accept(EdgeRecord record) throws IOException;
    }

    @Override
    public RecordKind kind() {
        return RecordKind.EDGE;
    }

    @Override
    public void readInto(RecordSink sink, BooleanSupplier stop) throws IOException {
        read(record -> sink.accept(observation(record)), stop);
    }

    private static Observation observation(EdgeRecord record) {
        Subject.PacketSubject subject = new Subject.PacketSubject(
                record.timeNanos(), record.source(), record.destination(), record.destinationPort(), record.protocol());
        return new Observation(subject, new EdgeRow(record), System.nanoTime());
    }

    /** As {@link #readInto}, with the columns that are no features, too. What tshark had taken when asked to stop is read. */
    public void read(EdgeSink sink, BooleanSupplier stop) throws IOException {
        boolean more = true;
        while (more && !stop.getAsBoolean()) {
            more = readOne(sink);
        }
        if (more) {
            tshark.stop();
            long end = System.nanoTime() + REST_NANOS;
            while (more && System.nanoTime() - end < 0) {
                more = readOne(sink);
            }
        }
    }

    /** Reads a packet, or waits a moment if there is none; false at the end. */
    private boolean readOne(EdgeSink sink) throws IOException {
        if (!tshark.ready()) {
            pause();
            return true;
        }
        EdgeRecord record = tshark.next();
        if (record == null) {
            return false;
        }
        packets++;
        sink.accept(record);
        return true;
    }

    private static void pause() throws InterruptedIOException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for tshark");
        }
    }

    @Override
    public SourceCounts counts() {
        return new SourceCounts(
                "packets",
                packets,
                0,
                tshark.lostByCapture(),
                Map.of("no_packet_line", tshark.malformedLines()),
                0,
                0,
                0);
    }

    @Override
    public String summary() {
        return String.format(
                Locale.ROOT,
                "%,d packets dissected by tshark; lost by the capture: %,d; left out: %,d lines that are no packets",
                packets,
                tshark.lostByCapture(),
                tshark.malformedLines());
    }

    @Override
    public void close() throws IOException {
        tshark.close();
    }

    private record EdgeRow(EdgeRecord record) implements FeatureRow {
        @Override
        public double number(String feature) {
            return record.number(feature);
        }

        @Override
        public String word(String feature) {
            return record.word(feature);
        }
    }
}
