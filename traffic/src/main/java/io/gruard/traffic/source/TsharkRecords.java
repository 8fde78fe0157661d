package io.gruard.traffic.source;

import io.gruard.traffic.tshark.EdgeRecord;
import io.gruard.traffic.tshark.Tshark;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Reads packets dissected by tshark, with the features of Edge-IIoTset. */
public final class TsharkRecords implements RecordSource {
    private static final long POLL_MILLIS = 5;
    private static final long REST_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final Tshark tshark;
    private long packets;

    /** Makes a source. Closing it closes {@code tshark}. */
    public TsharkRecords(Tshark tshark) {
        this.tshark = tshark;
    }

    /** Receives packets with all columns of Edge-IIoTset. */
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

    /**
     * Like {@link #readInto}, but also passes the columns that are not features. After a stop, the packets that tshark
     * has already captured are read.
     */
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

    /** Reads a packet, or waits briefly if there is none. False at the end. */
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
                "%,d packets dissected by tshark; lost by the capture: %,d; left out: %,d malformed lines",
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
        public String category(String feature) {
            return record.category(feature);
        }
    }
}
