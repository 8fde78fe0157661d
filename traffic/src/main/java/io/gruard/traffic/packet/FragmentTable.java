package io.gruard.traffic.packet;

import io.gruard.traffic.DropCounters;
import io.gruard.traffic.DropReason;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reassembles datagrams from fragments. Incomplete datagrams are bounded in number, memory and time. */
final class FragmentTable {
    /** With at most 64 KiB each: 64 MiB. */
    private static final int MAX_DATAGRAMS = 1024;
    /** The reassembly timeout of RFC 8200, section 4.5. */
    private static final long TIMEOUT_NANOS = 60_000_000_000L;

    private final Map<FragmentKey, FragmentedDatagram> open = new LinkedHashMap<>();
    private final DropCounters drops;

    private record FragmentKey(
            long sourceHigh, long sourceLow, long destinationHigh, long destinationLow, int identification) {}

    FragmentTable(DropCounters drops) {
        this.drops = drops;
    }

    /**
     * Adds a fragment that was captured completely.
     *
     * @param view its addresses, protocol, length and time
     * @param start index of its IP header
     * @param header length of its IP header with all extensions
     * @return the datagram if this fragment completes it, otherwise null
     */
    @Nullable
    FragmentedDatagram add(PacketView view, int start, int header, int identification, int offset, boolean more) {
        int size = view.ipLength - header;
        // Only the last fragment may have a length that is not a multiple of 8. No fragment may be without payload.
        if (size <= 0 || offset + size > FragmentedDatagram.MAX_PAYLOAD) {
            drops.count(DropReason.FRAGMENT_LENGTH);
            return null;
        }
        FragmentKey key = new FragmentKey(
                view.sourceHigh, view.sourceLow, view.destinationHigh, view.destinationLow, identification);
        FragmentedDatagram datagram = open.get(key);
        if (datagram != null && datagram.deadlineNanos() <= view.timeNanos) {
            giveUp(key);
            datagram = null;
        }
        if (datagram == null) {
            makeRoom(view.timeNanos);
            int wholeHeader = view.ipv4 ? header : header - 8;
            datagram = new FragmentedDatagram(view.protocol, wholeHeader, view.timeNanos + TIMEOUT_NANOS);
            open.put(key, datagram);
        }
        datagram.add(view.bytes, start + header, offset, size, more);
        if (!datagram.isComplete()) {
            return null;
        }
        open.remove(key);
        return datagram;
    }

    private void makeRoom(long now) {
        Iterator<FragmentedDatagram> oldest = open.values().iterator();
        while (oldest.hasNext()) {
            boolean full = open.size() >= MAX_DATAGRAMS;
            if (!full && oldest.next().deadlineNanos() > now) {
                return;
            }
            if (full) {
                oldest.next();
            }
            oldest.remove();
            drops.count(DropReason.FRAGMENTS_INCOMPLETE);
        }
    }

    private void giveUp(FragmentKey key) {
        open.remove(key);
        drops.count(DropReason.FRAGMENTS_INCOMPLETE);
    }
}
