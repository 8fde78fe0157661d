package io.gruard.traffic.simulate;

/** A session whose start is not yet known. */
interface Session {
    /** The actor that plays it from {@code micros} since the epoch on. */
    Actor startingAt(long micros);
}
