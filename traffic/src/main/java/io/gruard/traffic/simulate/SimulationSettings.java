package io.gruard.traffic.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * What to simulate.
 *
 * @param start time of the first possible packet; a fixed default, so that equal settings give equal files
 * @param length how long the capture lasts; sessions still open at its end are cut off, as in a real capture
 * @param sessionsPerSecond mean rate at which ordinary sessions begin (a Poisson process)
 * @param attackIntensity factor on the packet and connection rates of all attacks; 0 leaves them out
 * @param attacks the attacks that take their turns
 * @param mix the ordinary part of the traffic
 * @param seed of everything random
 */
public record SimulationSettings(
        Instant start,
        Duration length,
        double sessionsPerSecond,
        double attackIntensity,
        Set<TrafficLabel> attacks,
        TrafficMix mix,
        long seed) {
    private static final Instant EPOCH = Instant.parse("2026-01-05T08:00:00Z");

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException naming the setting that is out of its range
     */
    public SimulationSettings {
        attacks = Set.copyOf(attacks);
        if (length.isNegative() || length.isZero()) {
            throw new IllegalArgumentException("length must be positive, found " + length);
        }
        if (!(sessionsPerSecond > 0) || Double.isInfinite(sessionsPerSecond)) {
            throw new IllegalArgumentException("sessions per second must be positive, found " + sessionsPerSecond);
        }
        if (!(attackIntensity >= 0) || Double.isInfinite(attackIntensity)) {
            throw new IllegalArgumentException("attack intensity must be 0 or more, found " + attackIntensity);
        }
        if (attacks.contains(TrafficLabel.NORMAL)) {
            throw new IllegalArgumentException("'normal' is no attack");
        }
    }

    /** Ten minutes of a site with 20 sessions a second and every attack. */
    public static SimulationSettings defaults(long seed) {
        return new SimulationSettings(
                EPOCH, Duration.ofMinutes(10), 20, 1, TrafficLabel.attacks(), TrafficMix.SITE, seed);
    }

    /** The same with another start. */
    public SimulationSettings withStart(Instant start) {
        return new SimulationSettings(start, length, sessionsPerSecond, attackIntensity, attacks, mix, seed);
    }

    /** The same with another length. */
    public SimulationSettings withLength(Duration length) {
        return new SimulationSettings(start, length, sessionsPerSecond, attackIntensity, attacks, mix, seed);
    }

    /** The same with another rate of ordinary sessions. */
    public SimulationSettings withSessionsPerSecond(double sessionsPerSecond) {
        return new SimulationSettings(start, length, sessionsPerSecond, attackIntensity, attacks, mix, seed);
    }

    /** The same with another strength of the attacks. */
    public SimulationSettings withAttackIntensity(double attackIntensity) {
        return new SimulationSettings(start, length, sessionsPerSecond, attackIntensity, attacks, mix, seed);
    }

    /** The same with other attacks. */
    public SimulationSettings withAttacks(Set<TrafficLabel> attacks) {
        return new SimulationSettings(start, length, sessionsPerSecond, attackIntensity, attacks, mix, seed);
    }

    /** The same with another mix of ordinary sessions. */
    public SimulationSettings withMix(TrafficMix mix) {
        return new SimulationSettings(start, length, sessionsPerSecond, attackIntensity, attacks, mix, seed);
    }
}
