package io.gruard.traffic.source;

import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of what a source has read so far.
 *
 * @param unit unit of {@code read}, in the plural: packets, frames, rows or flows
 * @param read number of units read
 * @param bytes captured bytes, 0 if the source does not count them
 * @param lostByCapture packets that the capture reported as lost; a capture program may report this only at exit
 * @param leftOut number of units read but not used, by reason
 * @param openFlows number of open flows
 * @param closedFlows number of closed flows
 * @param evictedFlows number of closed flows that were closed early because the table was full
 */
public record SourceCounts(
        String unit,
        long read,
        long bytes,
        long lostByCapture,
        Map<String, Long> leftOut,
        long openFlows,
        long closedFlows,
        long evictedFlows) {
    public SourceCounts {
        leftOut = Map.copyOf(leftOut);
    }

    /** Counts of a source without flows and bytes. */
    public static SourceCounts of(String unit, long read, Map<String, Long> leftOut) {
        return new SourceCounts(unit, read, 0, 0, leftOut, 0, 0, 0);
    }

    /** What was left out, sorted by reason. */
    public Map<String, Long> sortedLeftOut() {
        return new TreeMap<>(leftOut);
    }
}
