package io.gruard.detect.alert;

import java.io.Closeable;
import java.io.IOException;

/** Receives alerts. */
public interface AlertSink extends Closeable {
    /** Discards alerts. */
    AlertSink NOWHERE = new AlertSink() {
        @Override
        public void accept(Alert alert) {}

        @Override
        public void close() {}
    };

    /** Accepts an alert. When this returns, the alert is delivered or stored on disk. */
    void accept(Alert alert) throws IOException;

    /**
     * Accepts an EVE line that is not an alert, such as counters. The default ignores it: only files and standard
     * output take such lines.
     */
    default void event(String line) throws IOException {}

    /** Waits, for a limited time, until all accepted alerts are delivered. Called once after the last alert. */
    default void settle() throws IOException {}

    /** Makes accepted alerts survive a power failure, as far as the sink can. Called after the alerts of a window. */
    default void flush() throws IOException {}
}
