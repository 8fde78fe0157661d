package io.gruard.detect.sink;

import io.gruard.detect.alert.EveAlert;
import java.io.Closeable;
import java.io.IOException;

/**
 * Delivers alerts to a receiver. Used by one thread at a time. Opens what it needs at first use, and again after a
 * failure.
 */
public interface Delivery extends Closeable {
    /** Returns the receiver's name for messages, without secrets. */
    String receiver();

    /**
     * Delivers an alert. An alert that the receiver already has, by its id, counts as delivered and changes nothing if
     * the receiver compares ids.
     *
     * @throws RejectedAlertException if the receiver rejects this alert permanently
     * @throws IOException if it could not be delivered now
     */
    void deliver(EveAlert alert) throws IOException;

    /** Accepts an EVE line that is not an alert; the default ignores it. */
    default void event(String line) throws IOException {}

    /** Writes through to the disk if the receiver is a file. */
    default void flush() throws IOException {}
}
