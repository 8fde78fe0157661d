package io.gruard.traffic.simulate;

import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What two ends of a TCP connection say, step by step. A script is used once. */
interface Script {
    /** The next step; null when nothing more is said (a connection that was not closed stays open). */
    @Nullable
    Step next();

    /** The steps of a list. */
    static Script of(List<Step> steps) {
        Iterator<Step> iterator = steps.iterator();
        return () -> iterator.hasNext() ? iterator.next() : null;
    }
}
