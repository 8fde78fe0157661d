package io.gruard.detect.alert;

import java.io.Closeable;
import java.io.IOException;

/** Takes alerts. */
public interface AlertSink extends Closeable {
    /** Takes alerts and forgets them. */
    AlertSink NOWHERE = new AlertSink() {
        @Override
        public void accept(Alert alert) {}

        @Override
        public void close() {}
    };

    /** Takes an alert; it is delivered, or kept on disk, when this returns. */
    void accept(Alert alert) throws IOException;

    /**
     * Takes a line of EVE that is no alert, such as counters. By default it is passed over: only files and standard output have
     * a place for such.
     */
    default void event(String line) throws IOException {}

    /** Called once after the last alert: waits, a bounded time, until what was taken is delivered. */
    default void settle() throws IOException {}

    /** Called after the alerts of a window: what was taken shall outlast a loss of power, as far as the sink can see to it. */
    default void flush() throws IOException {}
}
