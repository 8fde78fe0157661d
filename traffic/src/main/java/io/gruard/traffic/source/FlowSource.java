package io.gruard.traffic.source;

import io.gruard.traffic.connections.ObservedFlow;
import java.io.Closeable;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/** A stream of flows, assembled from packets or read from a log. Read once, by one thread. */
public sealed interface FlowSource extends Closeable permits PacketFlows, LoggedFlows {
    /** Takes flows, one after the other. */
    @FunctionalInterface
    interface FlowConsumer {
        void accept(ObservedFlow flow) throws IOException;
    }

    /** Whether the flows are those of a log, which lacks some of what packets have. */
    boolean logged();

    /**
     * Passes on all flows, in their order.
     *
     * @param stop asked again and again while a live source is silent; ends the reading, not the flows already read
     * @throws IOException if the source or the consumer fails
     */
    void readInto(FlowConsumer consumer, BooleanSupplier stop) throws IOException;

    /** What was read so far, in numbers; for any thread, which may see slightly old ones. */
    SourceCounts counts();

    /** What was read so far, and what was left out for which reason, in a line. */
    String summary();
}
