package io.gruard.traffic.source;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a source has read so far.
 *
 * @param unit what it reads, in the plural: packets, frames, rows, flows
 * @param read how many
 * @param bytes captured bytes, 0 where they are not counted
 * @param lostByCapture packets that the capture says it lost; a capturing program can say so at its end only
 * @param leftOut what was read and not used, by reason
 * @param openFlows flows open now
 * @param closedFlows flows that are over
 * @param evictedFlows of those, the ones closed early because the table was full
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

    /** A source without flows that counts no bytes. */
    public static SourceCounts of(String unit, long read, Map<String, Long> leftOut) {
        return new SourceCounts(unit, read, 0, 0, leftOut, 0, 0, 0);
    }

    /** What was left out, by the names of the reasons in order. */
    public Map<String, Long> sortedLeftOut() {
        return new TreeMap<>(leftOut);
    }
}
