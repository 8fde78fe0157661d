package io.gruard.traffic.capture;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Writes a classic pcap file of one link type: little-endian, nanoseconds. Closing this closes the stream. */
public final class PcapWriter implements Closeable {
    private static final int NANOSECOND_MAGIC = 0xA1B23C4D;
    private static final int VERSION = 2 | (4 << 16);
    private static final int SNAP_LENGTH = 262_144;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final OutputStream out;
    private final ByteBuffer header = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN);

    /**
     * Writes the header of the file.
     *
     * @param linkType number of the link type of all packets, see {@link LinkType}
     */
    public PcapWriter(OutputStream out, int linkType) throws IOException {
        this.out = new BufferedOutputStream(out);
        header.putInt(NANOSECOND_MAGIC).putInt(VERSION).putInt(0).putInt(0);
        header.putInt(SNAP_LENGTH).putInt(linkType);
        this.out.write(header.array());
    }

    /**
     * Appends a packet.
     *
     * @param timeNanos nanoseconds since 1970-01-01 UTC
     * @param wireLength length before the packet was cut, in bytes
     */
    public void write(long timeNanos, int wireLength, byte[] bytes, int start, int length) throws IOException {
        header.clear();
        header.putInt((int) Math.floorDiv(timeNanos, NANOS_PER_SECOND));
        header.putInt((int) Math.floorMod(timeNanos, NANOS_PER_SECOND));
        header.putInt(length).putInt(wireLength);
        out.write(header.array(), 0, header.position());
        out.write(bytes, start, length);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
