package io.gruard.traffic.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.function.BooleanSupplier;

/**
 * A stream of records. It is read once, by one thread, in bounded memory. The caller who opened it closes it.
 *
 * <p>Every record is an {@link io.gruard.traffic.source.Observation}: its subject, and all features of {@link #kind()}
 * by name.
 */
public interface RecordSource extends Closeable {
    /** The kind of its records. */
    RecordKind kind();

    /**
     * Passes all records to a sink, in their order.
     *
     * @param stop polled also while a live source is silent; if true, reading ends after the records already read
     * @throws IOException if the source or the sink fails
     */
    void readInto(RecordSink sink, BooleanSupplier stop) throws IOException;

    /** Counts of what was read so far. Any thread may call this and may see slightly old counts. */
    SourceCounts counts();

    /** One line about what was read so far, and what was left out for which reason. */
    String summary();
}
