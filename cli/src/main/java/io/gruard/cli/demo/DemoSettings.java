package io.gruard.cli.demo;

import io.gruard.traffic.simulate.SimulationSettings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The settings of a demonstration.
 *
 * @param folder a folder that does not exist yet
 * @param seed random seed of the traffic to train on; the seed of the fresh traffic is derived from it
 * @param training length of the traffic to train and test on
 */
public record DemoSettings(Path folder, long seed, Duration training) {
    /** Bytes of a packet that its headers need. The features come from headers, so whole packets only fill the disk. */
    private static final int HEADERS_ONLY = 128;

    private static final int FRESH_PART = 3;
    private static final long FRESH_SEED_DISTANCE = 1_000_003;

    /** Returns the length of the fresh traffic. */
    Duration fresh() {
        return training.dividedBy(FRESH_PART);
    }

    SimulationSettings trainingTraffic() {
        return SimulationSettings.defaults(seed).withLength(training).withSnapLength(HEADERS_ONLY);
    }

    /** Returns settings for traffic of another site: hosts behave differently, with other attacks at other times. */
    SimulationSettings freshTraffic() {
        return SimulationSettings.defaults(freshSeed()).withLength(fresh()).withSnapLength(HEADERS_ONLY);
    }

    long freshSeed() {
        return seed + FRESH_SEED_DISTANCE;
    }
}
