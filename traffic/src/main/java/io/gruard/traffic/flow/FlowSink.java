package io.gruard.traffic.flow;

/** Receives flows as they end. */
@FunctionalInterface
public interface FlowSink {
    /**
     * Receives a closed flow. Flows arrive in the order in which the table closed them, so {@link Flow#closedNanos()}
     * never decreases. Flows still open at the end of the source come last, in the order of their last packets.
     */
    void accept(Flow flow);
}
