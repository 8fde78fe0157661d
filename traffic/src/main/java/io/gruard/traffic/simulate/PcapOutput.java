package io.gruard.traffic.simulate;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Writes a classic pcap file: little-endian, microseconds, Ethernet. Never closes the stream. */
final class PcapOutput {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final OutputStream out;
    private final int snapLength;
    private final byte[] buffer = new byte[1 << 20];
    private int used;
    private long packets;
    private long bytes;

    /**
     * Starts a capture file.
     *
     * @param snapLength maximum number of bytes of a packet to write
     */
    PcapOutput(OutputStream out, int snapLength) {
        this.out = out;
        this.snapLength = snapLength;
        INT.set(buffer, 0, 0xA1B2C3D4);
        INT.set(buffer, 4, 2 | (4 << 16));
        INT.set(buffer, 8, 0);
        INT.set(buffer, 12, 0);
        INT.set(buffer, 16, snapLength);
        INT.set(buffer, 20, 1);
        used = 24;
        bytes = 24;
    }

    /** Writes a frame of {@code length} bytes, captured at {@code micros} since the epoch. */
    void write(long micros, byte[] frame, int start, int length) throws IOException {
        int captured = Math.min(length, snapLength);
        if (used + 16 + captured > buffer.length) {
            flush();
        }
        INT.set(buffer, used, (int) (micros / 1_000_000));
        INT.set(buffer, used + 4, (int) (micros % 1_000_000));
        INT.set(buffer, used + 8, captured);
        INT.set(buffer, used + 12, length);
        System.arraycopy(frame, start, buffer, used + 16, captured);
        used += 16 + captured;
        bytes += 16 + captured;
        packets++;
    }

    void flush() throws IOException {
        out.write(buffer, 0, used);
        out.flush();
        used = 0;
    }

    long packets() {
        return packets;
    }

    long bytes() {
        return bytes;
    }
}
