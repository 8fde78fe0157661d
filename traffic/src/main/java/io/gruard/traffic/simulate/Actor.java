package io.gruard.traffic.simulate;

import java.io.IOException;

/** Sends frames at times that it chooses. */
interface Actor {
    /** The time of its next action in microseconds since the epoch; never before its previous action. */
    long due();

    /** Acts at {@link #due()}. Returns whether there is more to come. */
    boolean act(Wire wire) throws IOException;
}
