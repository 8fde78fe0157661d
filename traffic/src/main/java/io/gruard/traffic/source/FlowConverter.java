package io.gruard.traffic.source;

import io.gruard.traffic.connections.ObservedFlow;
import java.io.IOException;

/** Turns flows into records of one kind. */
public sealed interface FlowConverter permits KddConverter, ConnectionConverter {
    /** What the records of flows of a source have. */
    RecordKind kind(FlowSource source);

    /** Takes the next flow and passes on the records that are complete. */
    void accept(ObservedFlow flow, RecordSink sink) throws IOException;

    /** Passes on the records that are left at the end of the source. */
    void finish(RecordSink sink) throws IOException;

    /** Flows so far of which no record is made. */
    long leftOut();

    /** What else there is to report of the records, beginning with {@code ; }; empty if nothing. */
    String remarks();
}
