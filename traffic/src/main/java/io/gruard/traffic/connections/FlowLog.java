package io.gruard.traffic.connections;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A log with a line for each flow. */
public interface FlowLog extends Closeable {
    /**
     * The next flow, or null at the end.
     *
     * @throws BadLineException if a line is none of such a log; the next call reads the line after it
     * @throws IOException if the log cannot be read
     */
    @Nullable
    ObservedFlow nextObserved() throws IOException;

    /** The names of the columns, as far as they are known by now; empty if each line names its own. */
    List<String> columns();
}
