package io.gruard.traffic.simulate;

import java.util.SplittableRandom;

/** How long an answer takes. */
final class Distance {
    private Distance() {}

    /** Round trip in microseconds within the site. */
    static long near(SplittableRandom random) {
        return 200 + random.nextLong(1_500);
    }

    /** Round trip in microseconds to the outside. */
    static long far(SplittableRandom random) {
        return 4_000 + Draws.pause(25, random);
    }
}
