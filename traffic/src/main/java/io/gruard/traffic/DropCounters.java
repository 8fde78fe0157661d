package io.gruard.traffic;

import java.util.EnumMap;
import java.util.Map;
import java.util.StringJoiner;

/** Counts each {@link DropReason}. One thread writes; other threads may read slightly old counts. */
@SuppressWarnings("EnumOrdinal") // An array indexed by ordinal avoids the boxes of an EnumMap.
public final class DropCounters {
    private static final DropReason[] REASONS = DropReason.values();

    private final long[] counts = new long[REASONS.length];

    /** Counts one occurrence. */
    public void count(DropReason reason) {
        counts[reason.ordinal()]++;
    }

    public long of(DropReason reason) {
        return counts[reason.ordinal()];
    }

    /** The sum over all reasons. */
    public long total() {
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }

    /** The reasons that occurred, in the order of the enumeration. */
    public Map<DropReason, Long> occurred() {
        Map<DropReason, Long> occurred = new EnumMap<>(DropReason.class);
        for (DropReason reason : REASONS) {
            if (of(reason) > 0) {
                occurred.put(reason, of(reason));
            }
        }
        return occurred;
    }

    /** Such as {@code "NOT_IP 12, IP_CHECKSUM 1"}; empty if nothing was dropped. */
    @Override
    public String toString() {
        StringJoiner parts = new StringJoiner(", ");
        occurred().forEach((reason, count) -> parts.add(reason + " " + count));
        return parts.toString();
    }
}
