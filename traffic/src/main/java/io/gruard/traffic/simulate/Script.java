package io.gruard.traffic.simulate;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The messages of a TCP connection, step by step. A script can be used once. */
interface Script {
    /** The next step; null at the end. A connection that was not closed stays open. */
    @Nullable
    Step next();

    /** Makes a script from a list of steps. */
    static Script of(List<Step> steps) {
        Iterator<Step> iterator = steps.iterator();
        return () -> iterator.hasNext() ? iterator.next() : null;
    }
}
