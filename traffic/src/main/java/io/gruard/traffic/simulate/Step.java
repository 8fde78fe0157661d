package io.gruard.traffic.simulate;

/** One step of a TCP session above the transport. Pauses are in microseconds before the step. */
sealed interface Step {
    /** Waits before the step begins. */
    long pause();

    /** One side sends a message. */
    record Send(Side from, Payload payload, long pause) implements Step {}

    /** One side closes, then the other. */
    record Close(Side by, long pause) implements Step {}

    /** One side resets the connection. */
    record Reset(Side by, long pause) implements Step {}

    /** A further session begins beside this one, as FTP's data connection does. */
    record Open(Session session, long pause) implements Step {}
}
