package io.gruard.detect.sink;

import io.gruard.detect.alert.EveAlert;
import java.io.Closeable;
import java.io.IOException;

/** The way of alerts to a receiver. Used by one thread at a time; opens what it needs on first use, and again after a failure. */
public interface Delivery extends Closeable {
    /** The receiver in messages, without secrets. */
    String receiver();

    /**
     * Delivers an alert. An alert that the receiver has already, by its id, is delivered too, and changes nothing where the receiver
     * can tell.
     *
     * @throws RejectedAlertException if the receiver answers that it will never take this alert
     * @throws IOException if it could not be delivered now
     */
    void deliver(EveAlert alert) throws IOException;

    /** Takes a line of EVE that is no alert; by default it is passed over. */
    default void event(String line) throws IOException {}

    /** Writes through to the disk where the receiver is a file. */
    default void flush() throws IOException {}
}
