package io.gruard.traffic.simulate;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Writes a classic pcap file: little-endian, microseconds, Ethernet. Never closes the stream. */
final class PcapOutput {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int SNAP_LENGTH = 262_144;

    private final OutputStream out;
    private final byte[] buffer = new byte[1 << 20];
    private int used;
    private long packets;
    private long bytes;

    PcapOutput(OutputStream out) {
        this.out = out;
        INT.set(buffer, 0, 0xA1B2C3D4);
        INT.set(buffer, 4, 2 | (4 << 16));
        INT.set(buffer, 8, 0);
        INT.set(buffer, 12, 0);
        INT.set(buffer, 16, SNAP_LENGTH);
        INT.set(buffer, 20, 1);
        used = 24;
        bytes = 24;
    }

    /** Writes a frame of {@code length} bytes, captured at {@code micros} since the epoch. */
    void write(long micros, byte[] frame, int start, int length) throws IOException {
        if (used + 16 + length > buffer.length) {
            flush();
        }
        INT.set(buffer, used, (int) (micros / 1_000_000));
        INT.set(buffer, used + 4, (int) (micros % 1_000_000));
        INT.set(buffer, used + 8, length);
        INT.set(buffer, used + 12, length);
        System.arraycopy(frame, start, buffer, used + 16, length);
        used += 16 + length;
        bytes += 16 + length;
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
