package io.gruard.traffic.simulate;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * Settings of a simulation.
 *
 * @param start earliest time of a packet; the default is fixed, so that equal settings give equal files
 * @param length length of the capture; sessions still open at its end are cut off, as in a real capture
 * @param sessionsPerSecond mean rate at which benign sessions start (a Poisson process)
 * @param attackIntensity factor for the packet and connection rates of all attacks; 0 disables them
 * @param attacks the attacks that occur
 * @param mix the mix of benign sessions
 * @param snapLength maximum number of bytes of a packet that the capture holds; at least {@value #MIN_SNAP_LENGTH}
 * @param seed random seed
 */
public record SimulationSettings(
        Instant start,
        Duration length,
        double sessionsPerSecond,
        double attackIntensity,
        Set<TrafficLabel> attacks,
        TrafficMix mix,
        int snapLength,
        long seed) {
    /** Snapshot length that keeps every packet whole, as tcpdump's default does. */
    public static final int WHOLE_PACKETS = 262_144;

    /** Room for the headers of every simulated packet. */
    private static final int MIN_SNAP_LENGTH = 96;

    private static final Instant EPOCH = Instant.parse("2026-01-05T08:00:00Z");

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if a setting is out of range; the message names it
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
        if (snapLength < MIN_SNAP_LENGTH || snapLength > WHOLE_PACKETS) {
            throw new IllegalArgumentException("snapshot length must be between " + MIN_SNAP_LENGTH + " and "
                    + WHOLE_PACKETS + " bytes, found " + snapLength);
        }
        if (attacks.contains(TrafficLabel.NORMAL)) {
            throw new IllegalArgumentException("attacks must not contain 'normal'");
        }
    }

    /** Ten minutes of a site with 20 sessions per second and all attacks. */
    public static SimulationSettings defaults(long seed) {
        return new SimulationSettings(
                EPOCH, Duration.ofMinutes(10), 20, 1, TrafficLabel.attacks(), TrafficMix.SITE, WHOLE_PACKETS, seed);
    }

    /** These settings with another start. */
    public SimulationSettings withStart(Instant start) {
        return new SimulationSettings(
                start, length, sessionsPerSecond, attackIntensity, attacks, mix, snapLength, seed);
    }

    /** These settings with another length. */
    public SimulationSettings withLength(Duration length) {
        return new SimulationSettings(
                start, length, sessionsPerSecond, attackIntensity, attacks, mix, snapLength, seed);
    }

    /** These settings with another rate of benign sessions. */
    public SimulationSettings withSessionsPerSecond(double sessionsPerSecond) {
        return new SimulationSettings(
                start, length, sessionsPerSecond, attackIntensity, attacks, mix, snapLength, seed);
    }

    /** These settings with another intensity of attacks. */
    public SimulationSettings withAttackIntensity(double attackIntensity) {
        return new SimulationSettings(
                start, length, sessionsPerSecond, attackIntensity, attacks, mix, snapLength, seed);
    }

    /** These settings with other attacks. */
    public SimulationSettings withAttacks(Set<TrafficLabel> attacks) {
        return new SimulationSettings(
                start, length, sessionsPerSecond, attackIntensity, attacks, mix, snapLength, seed);
    }

    /** These settings with another mix of benign sessions. */
    public SimulationSettings withMix(TrafficMix mix) {
        return new SimulationSettings(
                start, length, sessionsPerSecond, attackIntensity, attacks, mix, snapLength, seed);
    }

    /** Returns these settings with another snapshot length, in bytes. */
    public SimulationSettings withSnapLength(int snapLength) {
        return new SimulationSettings(
                start, length, sessionsPerSecond, attackIntensity, attacks, mix, snapLength, seed);
    }
}
