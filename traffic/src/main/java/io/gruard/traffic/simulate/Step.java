package io.gruard.traffic.simulate;

/** A step of a TCP session above the transport. Each step begins after a pause in microseconds. */
sealed interface Step {
    /** The pause before the step. */
    long pause();

    /** One side sends a message. */
    record Send(Side from, Payload payload, long pause) implements Step {}

    /** One side closes, then the other. */
    record Close(Side by, long pause) implements Step {}

    /** One side resets the connection. */
    record Reset(Side by, long pause) implements Step {}

    /** Another session starts in parallel, such as the data connection of FTP. */
    record Open(Session session, long pause) implements Step {}
}
