package io.gruard.traffic.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Builds a pcapng file in memory. */
final class PcapngBytes {
    private final ByteBuffer file;

    PcapngBytes(ByteOrder order) {
        file = ByteBuffer.allocate(10_000).order(order);
    }

    void section() {
        block(0x0a0d0d0a, body(16).putInt(0x1a2b3c4d).putInt(1).putLong(-1).array());
    }

    void networkInterface(int linkType, int resolution, long offsetSeconds) {
        ByteBuffer body = body(8 + 8 + 12 + 4);
        body.putShort((short) linkType).putShort((short) 0).putInt(0);
        body.putShort((short) 9).putShort((short) 1).put((byte) resolution).put(new byte[3]);
        body.putShort((short) 14).putShort((short) 8).putLong(offsetSeconds).putInt(0);
        block(1, body.array());
    }

    void packet(int networkInterface, long stamp, byte[] data) {
        ByteBuffer body = body(20 + (data.length + 3) / 4 * 4);
        body.putInt(networkInterface).putInt((int) (stamp >>> 32)).putInt((int) stamp);
        body.putInt(data.length).putInt(data.length).put(data);
        block(6, body.array());
    }

    void block(int type, byte[] body) {
        file.putInt(type).putInt(body.length + 12).put(body).putInt(body.length + 12);
    }

    private ByteBuffer body(int length) {
        return ByteBuffer.allocate(length).order(file.order());
    }

    byte[] bytes() {
        return Arrays.copyOf(file.array(), file.position());
    }
}
