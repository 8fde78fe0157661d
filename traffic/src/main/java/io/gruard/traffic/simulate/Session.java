package io.gruard.traffic.simulate;

/** A session whose start time is not known yet. */
interface Session {
    /** Makes the actor that starts the session at {@code micros} since the epoch. */
    Actor startingAt(long micros);
}
