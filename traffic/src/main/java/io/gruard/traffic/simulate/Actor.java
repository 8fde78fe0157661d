package io.gruard.traffic.simulate;

import java.io.IOException;

/** Something that puts frames on the wire at times of its own choosing. */
interface Actor {
    /** When it acts next, in microseconds since the epoch; never earlier than its last act. */
    long due();

    /** Acts at {@link #due()} and says whether there is more to come. */
    boolean act(Wire wire) throws IOException;
}
