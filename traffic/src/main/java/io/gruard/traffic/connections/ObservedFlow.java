package io.gruard.traffic.connections;

import io.gruard.traffic.flow.Flow;

/**
 * A flow and where it was read.
 *
 * @param flow the flow; what its source does not have is 0 or empty
 * @param summary the same flow as far as the feature set {@code connections} needs it; it says what is missing
 * @param row the line of a log that it was read from
 */
public record ObservedFlow(Flow flow, ConnectionSummary summary, SourceRow row) {
    /** A flow that was assembled from packets. */
    public static ObservedFlow ofPackets(Flow flow) {
        return new ObservedFlow(flow, ConnectionSummary.of(flow), SourceRow.NONE);
    }
}
