package io.gruard.bench.traffic;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.DropReason;
import io.gruard.traffic.capture.CapturedPacket;
import io.gruard.traffic.capture.LinkType;
import io.gruard.traffic.flow.FlowAssembler;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.packet.ChecksumPolicy;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.SplittableRandom;

/** A process that reads a packet from each of two million random addresses; the flow table may keep one million. */
final class TableFill {
    private static final int PACKETS = 2_000_000;
    private static final long NANOS_BETWEEN_PACKETS = 1_000;

    private TableFill() {}

    /** Fills the table and prints one line: flows open, memory, time, evictions. */
    public static void main(String[] args) {
        DropCounters drops = new DropCounters();
        FlowAssembler assembler = new FlowAssembler(
                FlowSettings.defaults(),
                ChecksumPolicy.IGNORE,
                flow -> {
                    // Only the table counts here.
                },
                drops);
        SplittableRandom random = new SplittableRandom(1);
        CapturedPacket packet = new CapturedPacket();
        byte[] bytes = midStreamPacket();
        ByteBuffer fields = ByteBuffer.wrap(bytes);
        long start = System.nanoTime();
        for (int i = 0; i < PACKETS; i++) {
            fields.putInt(12, random.nextInt());
            fields.putShort(20, (short) random.nextInt());
            packet.hold(bytes, 0, bytes.length, bytes.length, i * NANOS_BETWEEN_PACKETS, LinkType.RAW);
            assembler.accept(packet);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "%,d open flows use %,d MB of a heap of %,d MB; %,d flows evicted; %,.0f new flows/s%n",
                assembler.openFlows(),
                (runtime.totalMemory() - runtime.freeMemory()) >> 20,
                runtime.maxMemory() >> 20,
                drops.of(DropReason.FLOW_EVICTED),
                PACKETS / seconds);
    }

    /** Creates a TCP packet with 20 bytes of payload from the middle of a connection. */
    private static byte[] midStreamPacket() {
        byte[] bytes = new byte[60];
        ByteBuffer.wrap(bytes)
                .putShort((short) 0x4500)
                .putShort((short) bytes.length)
                .putInt(0)
                .put((byte) 64)
                .put((byte) 6)
                .putShort((short) 0)
                .putInt(0)
                .putInt(0x0a000001)
                .putShort((short) 0)
                .putShort((short) 80)
                .putInt(1000)
                .putInt(2000)
                .put((byte) 0x50)
                .put((byte) 0x18)
                .putShort((short) 1024);
        return bytes;
    }
}
