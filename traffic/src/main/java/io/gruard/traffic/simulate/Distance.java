package io.gruard.traffic.simulate;

import java.util.SplittableRandom;

/** Draws round-trip times. */
final class Distance {
    private Distance() {}

    /** A round trip within the site, in microseconds. */
    static long near(SplittableRandom random) {
        return 200 + random.nextLong(1_500);
    }

    /** A round trip to the outside, in microseconds. */
    static long far(SplittableRandom random) {
        return 4_000 + Draws.pause(25, random);
    }
}
