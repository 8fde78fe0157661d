package io.gruard.traffic.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * A stream of records. Read once, by one thread; memory is bounded however long it is. Whoever opened it closes it.
 *
 * <p>Every record is an {@link io.gruard.traffic.source.Observation}: its features by name, all those of {@link #kind()}, and its
 * subject, which says what it is a record of.
 */
public sealed interface RecordSource extends Closeable
        permits FlowRecords, TsharkRecords, CanRecords, ConnLogRecords, RowRecords, AssumedRecords {
    /** What its records have. */
    RecordKind kind();

    /**
     * Passes on all records, in their order.
     *
     * @param stop asked again and again while a live source is silent; ends the reading, not the records already read
     * @throws IOException if the source or the sink fails
     */
    void readInto(RecordSink sink, BooleanSupplier stop) throws IOException;

    /** What was read so far, in numbers; for any thread, which may see slightly old ones. */
    SourceCounts counts();

    /** What was read so far, and what was left out for which reason, in a line. */
    String summary();
}
