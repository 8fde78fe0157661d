package io.gruard.traffic.simulate;

import java.io.IOException;
import java.util.SplittableRandom;

/** An attack: strikes at random times with a mean rate, until its time is over or nothing is left to do. */
final class Campaign implements Actor {
    /** One packet, probe or connection of an attack. */
    interface Strike {
        /** Starts what is due at {@link Wire#now()}. False if the attack has nothing left to do. */
        boolean at(Wire wire) throws IOException;
    }

    private final Strike strike;
    private final double meanGapMicros;
    private final long endMicros;
    private final SplittableRandom random;
    private double due;

    Campaign(Strike strike, double strikesPerSecond, long startMicros, double seconds, SplittableRandom random) {
        this.strike = strike;
        this.meanGapMicros = 1e6 / strikesPerSecond;
        this.endMicros = startMicros + (long) (1e6 * seconds);
        this.random = random;
        this.due = startMicros;
    }

    @Override
    public long due() {
        return (long) due;
    }

    @Override
    public boolean act(Wire wire) throws IOException {
        boolean more = strike.at(wire);
        due += Draws.exponential(meanGapMicros, random);
        return more && due < endMicros;
    }
}
