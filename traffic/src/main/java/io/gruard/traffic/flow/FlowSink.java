package io.gruard.traffic.flow;

/** Takes flows as they end. */
@FunctionalInterface
public interface FlowSink {
    /**
     * Takes a flow that was closed. Flows come in the order in which the table closed them, so that
     * {@link Flow#closedNanos()} never decreases; those still open when the source ends come last, in the order of their
     * last packets.
     */
    void accept(Flow flow);
}
