package io.gruard.traffic.packet;

import io.gruard.traffic.capture.CapturedPacket;
import io.gruard.traffic.capture.LinkType;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Builds IPv4 packets in memory. Only the checksum of the IP header is correct. */
public final class PacketBytes {
    private PacketBytes() {}

    /** Makes a TCP packet without options. */
    public static byte[] tcp(int from, int fromPort, int to, int toPort, int flags, int seq, int ack, byte[] payload) {
        byte[] bytes = ip(from, to, IpProtocol.TCP, 0, 0, 20 + payload.length);
        ByteBuffer tcp = ByteBuffer.wrap(bytes, 20, bytes.length - 20);
        tcp.putShort((short) fromPort).putShort((short) toPort).putInt(seq).putInt(ack);
        tcp.put((byte) 0x50).put((byte) flags).putShort((short) 1000).putInt(0).put(payload);
        return bytes;
    }

    /**
     * Makes an IPv4 fragment; {@code fragment} has the more-fragments bit 0x2000 and the offset in units of 8 bytes.
     */
    public static byte[] fragment(int from, int to, int identification, int fragment, byte[] payload) {
        byte[] bytes = ip(from, to, IpProtocol.UDP, identification, fragment, payload.length);
        System.arraycopy(payload, 0, bytes, 20, payload.length);
        return bytes;
    }

    private static byte[] ip(int from, int to, int protocol, int identification, int fragment, int payloadLength) {
        byte[] bytes = new byte[20 + payloadLength];
        ByteBuffer ip = ByteBuffer.wrap(bytes);
        ip.putShort((short) 0x4500).putShort((short) bytes.length);
        ip.putShort((short) identification).putShort((short) fragment);
        ip.put((byte) 64).put((byte) protocol).putShort((short) 0).putInt(from).putInt(to);
        ip.putShort(10, (short) ~Checksum.folded(Checksum.sum(bytes, 0, 20, 0)));
        return bytes;
    }

    /** Makes a raw IP packet of a capture. */
    public static CapturedPacket captured(byte[] bytes, long timeNanos) {
        return captured(bytes, bytes.length, timeNanos);
    }

    /** Makes a raw IP packet that the capture cut to its first bytes. */
    public static CapturedPacket captured(byte[] bytes, int length, long timeNanos) {
        CapturedPacket packet = new CapturedPacket();
        packet.hold(Arrays.copyOf(bytes, length), 0, length, bytes.length, timeNanos, LinkType.RAW);
        return packet;
    }
}
