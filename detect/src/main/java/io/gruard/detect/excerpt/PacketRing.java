package io.gruard.detect.excerpt;

import io.gruard.traffic.capture.CapturedPacket;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.flow.PacketTap;
import io.gruard.traffic.packet.PacketView;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Keeps the latest packets in memory of a fixed size and finds them by flow. Each packet stores the position of the
 * packet before it in the same hash bucket. Safe for several threads.
 *
 * <p>A packet is a header of {@value #HEADER} bytes (hash of the flow, position of the packet before, time, link type,
 * captured and wire length) and its bytes. Positions count all bytes ever written. A packet is overwritten when its
 * position is more than a ring behind.
 */
public final class PacketRing implements PacketTap {
    /** A stored packet. */
    record Kept(long timeNanos, int linkType, int wireLength, byte[] bytes) {}

    private static final int HEADER = 40;
    private static final int LONGEST = 65_535;
    private static final int BUCKETS = 1 << 16;
    private static final long NOWHERE = -1;
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] ring;
    private final long[] last = new long[BUCKETS];
    private long end;

    /**
     * Creates a ring.
     *
     * @param bytes its size, at least 128 KiB
     */
    public PacketRing(int bytes) {
        if (bytes < 2 * (LONGEST + HEADER)) {
            throw new IllegalArgumentException("packet memory: expected at least 131,150 bytes, found " + bytes);
        }
        ring = new byte[bytes];
        Arrays.fill(last, NOWHERE);
    }

    @Override
    public synchronized void packet(CapturedPacket packet, PacketView view) {
        int length = Math.min(packet.capturedLength(), LONGEST);
        int at = (int) (end % ring.length);
        if (at + HEADER + length > ring.length) {
            // A packet is contiguous: the rest of the ring stays unused in this round.
            end += ring.length - at;
            at = 0;
        }
        long hash = FlowHash.of(view);
        int bucket = (int) (hash & (BUCKETS - 1));
        LONG.set(ring, at, hash);
        LONG.set(ring, at + 8, last[bucket]);
        LONG.set(ring, at + 16, packet.timeNanos());
        INT.set(ring, at + 24, packet.linkType());
        INT.set(ring, at + 28, packet.wireLength());
        INT.set(ring, at + 32, length);
        System.arraycopy(packet.bytes(), packet.start(), ring, at + HEADER, length);
        last[bucket] = end;
        end += HEADER + length;
    }

    /**
     * Returns the packets of some flows that are still stored, in order of arrival.
     *
     * @param max maximum number of packets of all flows together; the latest of each flow are returned
     */
    synchronized List<Kept> packets(List<Flow> flows, int max) {
        Set<Long> hashes = new HashSet<>();
        flows.forEach(flow -> hashes.add(FlowHash.of(flow)));
        List<Long> places = new ArrayList<>();
        for (long hash : hashes) {
            collect(hash, Math.max(1, max / hashes.size()), places);
        }
        places.sort(null);
        return places.stream().map(this::kept).toList();
    }

    private void collect(long hash, int max, List<Long> places) {
        int found = 0;
        long position = last[(int) (hash & (BUCKETS - 1))];
        while (position > NOWHERE && position >= end - ring.length && found < max) {
            int at = (int) (position % ring.length);
            if ((long) LONG.get(ring, at) == hash) {
                places.add(position);
                found++;
            }
            position = (long) LONG.get(ring, at + 8);
        }
    }

    private Kept kept(long position) {
        int at = (int) (position % ring.length);
        int length = (int) INT.get(ring, at + 32);
        return new Kept(
                (long) LONG.get(ring, at + 16),
                (int) INT.get(ring, at + 24),
                (int) INT.get(ring, at + 28),
                Arrays.copyOfRange(ring, at + HEADER, at + HEADER + length));
    }
}
