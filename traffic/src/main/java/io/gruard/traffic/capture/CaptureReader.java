package io.gruard.traffic.capture;

import io.gruard.traffic.DropCounters;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens captures. Recognises the format by the first bytes, and decompresses gzip. */
public final class CaptureReader {
    /** Maximum packet length. A record that claims more is treated as corrupt. */
    static final int MAX_PACKET_LENGTH = 1 << 20;

    private static final int GZIP_MAGIC = 0x1f8b;
    private static final int BUFFER = 1 << 16;

    private CaptureReader() {}

    /** Opens a pcap or pcapng file, which may be gzipped. */
    public static PacketSource open(Path file, DropCounters drops) throws IOException {
        return open(Files.newInputStream(file), file.toString(), drops);
    }

    /**
     * Opens a stream of packets. Closing the source closes the stream.
     *
     * @param name name of the stream in messages
     * @throws IOException if the stream is not a capture
     */
    public static PacketSource open(InputStream stream, String name, DropCounters drops) throws IOException {
        InputWindow input = new InputWindow(unpacked(stream), drops);
        try {
            return recognised(input, name, drops);
        } catch (IOException failure) {
            input.close();
            throw failure;
        }
    }

    private static PacketSource recognised(InputWindow input, String name, DropCounters drops) throws IOException {
        if (!input.has(4)) {
            throw new IOException(name + ": a capture has at least 4 bytes, found "
                    + (input.hasMore() ? input.preview(4) : "an empty input"));
        }
        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
            input.order(order);
            int magic = input.i32(0);
            if (magic == PcapSource.MICROSECONDS
                    || magic == PcapSource.NANOSECONDS
                    || magic == PcapSource.LONG_RECORDS) {
                return new PcapSource(input, magic, order, drops);
            }
        }
        if (input.i32(0) == PcapngSource.SECTION_HEADER) {
            return new PcapngSource(input, drops);
        }
        throw new IOException(name + ": not a capture: starts with " + input.preview(4)
                + ", expected the magic number of pcap (a1b2c3d4, a1b23c4d) or pcapng (0a0d0d0a)");
    }

    private static InputStream unpacked(InputStream stream) throws IOException {
        InputStream buffered = stream.markSupported() ? stream : new BufferedInputStream(stream, BUFFER);
        buffered.mark(2);
        int magic = buffered.read() << 8 | buffered.read();
        buffered.reset();
        return magic == GZIP_MAGIC ? new GZIPInputStream(buffered, BUFFER) : buffered;
    }
}
