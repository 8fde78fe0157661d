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
        byte[] body = new byte[16];
        over(body).putInt(0x1a2b3c4d).putInt(1).putLong(-1);
        block(0x0a0d0d0a, body);
    }

    void networkInterface(int linkType, int resolution, long offsetSeconds) {
        byte[] body = new byte[32];
        ByteBuffer fields = over(body);
        fields.putShort((short) linkType).putShort((short) 0).putInt(0);
        fields.putShort((short) 9).putShort((short) 1).put((byte) resolution).put(new byte[3]);
        fields.putShort((short) 14).putShort((short) 8).putLong(offsetSeconds);
        block(1, body);
    }

    void packet(int networkInterface, long stamp, byte[] data) {
        byte[] body = new byte[20 + (data.length + 3) / 4 * 4];
        ByteBuffer fields = over(body);
        fields.putInt(networkInterface).putInt((int) (stamp >>> 32)).putInt((int) stamp);
        fields.putInt(data.length).putInt(data.length).put(data);
        block(6, body);
    }

    void block(int type, byte[] body) {
        file.putInt(type).putInt(body.length + 12).put(body).putInt(body.length + 12);
    }

    private ByteBuffer over(byte[] body) {
        return ByteBuffer.wrap(body).order(file.order());
    }

    byte[] bytes() {
        return Arrays.copyOf(file.array(), file.position());
    }
}
