package io.gruard.traffic.simulate;

import java.util.Map;

/**
 * Counts of what a simulation wrote.
 *
 * @param packets frames in the capture
 * @param bytes size of the capture file
 * @param flows rows in the label table, by label
 */
public record SimulationSummary(long packets, long bytes, Map<TrafficLabel, Long> flows) {
    /** Copies the counts. */
    public SimulationSummary {
        flows = Map.copyOf(flows);
    }
}
