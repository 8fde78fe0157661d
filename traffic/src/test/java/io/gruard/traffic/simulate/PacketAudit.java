package io.gruard.traffic.simulate;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Checks times, lengths, checksums and sequence numbers of a simulated capture, independently of the decoder. */
final class PacketAudit {
    private record Direction(String from, int fromPort, String to, int toPort) {
        Direction reverse() {
            return new Direction(to, toPort, from, fromPort);
        }
    }

    private final ByteBuffer file;
    private final Map<Direction, Integer> nextSequence = new HashMap<>();
    private final List<String> faults = new ArrayList<>();
    private int packets;
    private long lastMicros;

    PacketAudit(byte[] capture) {
        this.file = ByteBuffer.wrap(capture).order(ByteOrder.LITTLE_ENDIAN).position(24);
    }

    List<String> faults() {
        return faults;
    }

    int packets() {
        return packets;
    }

    void run() {
        while (file.hasRemaining() && faults.size() < 10) {
            long micros = file.getInt() * 1_000_000L + file.getInt();
            expect(micros >= lastMicros, "time runs backwards");
            lastMicros = micros;
            int length = file.getInt();
            expect(length == file.getInt(), "captured and original length differ");
            byte[] frame = new byte[length];
            file.get(frame);
            packets++;
            frame(ByteBuffer.wrap(frame));
        }
    }

    private void expect(boolean right, String fault) {
        if (!right) {
            faults.add("packet " + packets + ": " + fault);
        }
    }

    private void frame(ByteBuffer frame) {
        if (frame.getShort(12) == 0x0800) {
            int total = frame.getShort(16) & 0xFFFF;
            expect(
                    14 + total <= frame.capacity() && (14 + total == frame.capacity() || frame.capacity() == 60),
                    "length");
            expect(ones(frame, 14, 34, 0) == 0xFFFF, "IPv4 header checksum");
            transport(frame, frame.get(23) & 0xFF, 26, 4, 34, 14 + total);
        } else {
            expect(frame.getShort(12) == (short) 0x86DD, "Ethernet type");
            int payload = frame.getShort(18) & 0xFFFF;
            transport(frame, frame.get(20) & 0xFF, 22, 16, 54, 54 + payload);
        }
    }

    private void transport(ByteBuffer frame, int protocol, int address, int size, int start, int end) {
        long pseudo = protocol == 1 ? 0 : protocol + (end - start) + sum(frame, address, address + 2 * size);
        expect(ones(frame, start, end, pseudo) == 0xFFFF, "checksum of protocol " + protocol);
        if (protocol == 17) {
            expect((frame.getShort(start + 4) & 0xFFFF) == end - start, "UDP length");
        } else if (protocol == 6) {
            tcp(
                    new Direction(
                            bytes(frame, address, size),
                            frame.getShort(start) & 0xFFFF,
                            bytes(frame, address + size, size),
                            frame.getShort(start + 2) & 0xFFFF),
                    frame,
                    start,
                    end);
        }
    }

    private void tcp(Direction direction, ByteBuffer frame, int start, int end) {
        int sequence = frame.getInt(start + 4);
        int flags = frame.get(start + 13);
        int payload = end - start - ((frame.get(start + 12) >>> 2) & 0x3C);
        boolean syn = (flags & Frames.SYN) != 0;
        Integer next = nextSequence.get(direction);
        if (!syn && next != null) {
            expect(sequence == next, "sequence number " + direction);
        }
        Integer other = nextSequence.get(direction.reverse());
        if ((flags & Frames.ACK) != 0 && other != null) {
            expect(frame.getInt(start + 8) == other, "acknowledgement " + direction);
        }
        if (syn && (flags & Frames.ACK) == 0) {
            nextSequence.remove(direction.reverse());
        }
        int consumed = payload + (syn || (flags & Frames.FIN) != 0 ? 1 : 0);
        nextSequence.put(direction, sequence + consumed);
    }

    private static int ones(ByteBuffer frame, int from, int to, long start) {
        long sum = start + sum(frame, from, to);
        while (sum > 0xFFFF) {
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        return (int) sum;
    }

    private static long sum(ByteBuffer frame, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            sum += (frame.get(i) & 0xFFL) << ((i - from) % 2 == 0 ? 8 : 0);
        }
        return sum;
    }

    private static String bytes(ByteBuffer frame, int from, int length) {
        byte[] bytes = new byte[length];
        frame.get(from, bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
