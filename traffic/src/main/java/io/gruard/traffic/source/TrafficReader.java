package io.gruard.traffic.source;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.can.CandumpReader;
import io.gruard.traffic.capture.CaptureReader;
import io.gruard.traffic.capture.CapturedPacket;
import io.gruard.traffic.capture.GrowingFile;
import io.gruard.traffic.capture.LiveCapture;
import io.gruard.traffic.capture.PacketSource;
import io.gruard.traffic.tshark.Tshark;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.function.BooleanSupplier;
import java.util.zip.GZIPInputStream;

/**
 * Opens inputs as packets or frames. {@link SourceOpener} opens them as records of a model.
 *
 * <p>Each method takes {@code stop}, which ends the reading of a silent input. The reading thread polls it.
 */
public final class TrafficReader {
    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int BUFFER = 1 << 16;

    private TrafficReader() {}

    /**
     * Opens an input as packets.
     *
     * @param input the input
     * @param drops receives the counts of what the reader skips
     * @param stop ends the reading of a silent input
     * @throws IOException if the input cannot be opened or is not a capture
     */
    public static PacketSource packets(TrafficInput input, DropCounters drops, BooleanSupplier stop)
            throws IOException {
        return input instanceof TrafficInput.NetworkInterface network
                ? LiveCapture.open(network.name(), network.filter(), drops)
                : packets(bytes(input, stop), input.name(), drops, stop);
    }

    /** Opens a capture. If reading is stopped before any data arrives, it has no packets. */
    static PacketSource packets(InputStream stream, String name, DropCounters drops, BooleanSupplier stop)
            throws IOException {
        try {
            return CaptureReader.open(stream, name, drops);
        } catch (IOException failure) {
            if (stop.getAsBoolean()) {
                return new NoPackets();
            }
            throw failure;
        }
    }

    /**
     * Opens an input as packets dissected by tshark. tshark itself captures from an interface.
     *
     * @param input the input
     * @param stop ends the reading of a silent input
     * @throws IOException if tshark is not installed or cannot read the input
     */
    public static Tshark dissected(TrafficInput input, BooleanSupplier stop) throws IOException {
        return switch (input) {
            case TrafficInput.NetworkInterface network -> Tshark.live(network.name(), network.filter());
            case TrafficInput.CompleteFile file -> Tshark.file(file.path());
            case TrafficInput.FollowedFile file -> Tshark.stream(bytes(file, stop), file.name());
            // tshark decompresses gzip itself.
            case TrafficInput.ByteStream stream ->
                Tshark.stream(new StoppableInput(stream.stream(), stop), stream.name());
        };
    }

    /**
     * Opens an input as a log of CAN frames.
     *
     * @param input the input
     * @param stop ends the reading of a silent input
     * @throws IOException if the input cannot be opened
     * @throws IllegalArgumentException if the input is a network interface
     */
    public static CandumpReader frames(TrafficInput input, BooleanSupplier stop) throws IOException {
        return CandumpReader.open(bytes(input, stop));
    }

    /** The decompressed bytes of the input, with support for marks. */
    static InputStream bytes(TrafficInput input, BooleanSupplier stop) throws IOException {
        InputStream stream = new BufferedInputStream(plainBytes(input, stop), BUFFER);
        stream.mark(2);
        int magic = stream.read() << 8 | stream.read();
        stream.reset();
        if (magic != GZIP_MAGIC) {
            return stream;
        }
        if (input.live()) {
            stream.close();
            throw new IOException(input.name() + ": expected plain bytes, found a gzipped input that is still being"
                    + " written; its end cannot be unpacked until it is complete");
        }
        return new BufferedInputStream(new GZIPInputStream(stream, BUFFER), BUFFER);
    }

    private static InputStream plainBytes(TrafficInput input, BooleanSupplier stop) throws IOException {
        return switch (input) {
            case TrafficInput.CompleteFile file -> Files.newInputStream(file.path());
            case TrafficInput.FollowedFile file -> new StoppableInput(new GrowingFile(file.path()), stop);
            case TrafficInput.ByteStream stream -> new StoppableInput(stream.stream(), stop);
            case TrafficInput.NetworkInterface network ->
                throw new IllegalArgumentException(
                        "interface " + network.name() + " provides packets, expected a file or stream");
        };
    }

    private record NoPackets() implements PacketSource {
        @Override
        public boolean next(CapturedPacket into) {
            return false;
        }

        @Override
        public void close() {}
    }
}
