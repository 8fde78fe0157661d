package io.gruard.api;

import io.gruard.detect.alert.AddressSpread;
import java.time.Instant;
import java.util.List;

/**
 * Attack connections of one class within a minute that belong together: they share attacker and victim, or one of the
 * two if there are many of the other.
 *
 * @param label the attack class, {@code unknown} for novel attacks
 * @param nearest for novel attacks the known classes that are most similar, else empty
 * @param severity 1 (highest) to 4
 * @param first start of the first connection
 * @param last end of the last connection
 * @param connections number of connections
 * @param score the highest probability of the class, or the highest novelty of a novel attack, in 0..1
 * @param attackers up to 20 addresses that opened the connections
 * @param victims up to 20 addresses that received the connections
 * @param reasons features that decided the verdict with the highest score, as {@code name=value}, the strongest first
 */
public record Alert(
        String label,
        List<String> nearest,
        int severity,
        Instant first,
        Instant last,
        long connections,
        double score,
        List<String> attackers,
        List<String> victims,
        List<String> reasons) {
    /** Copies the lists. */
    public Alert {
        nearest = List.copyOf(nearest);
        attackers = List.copyOf(attackers);
        victims = List.copyOf(victims);
        reasons = List.copyOf(reasons);
    }

    static Alert of(io.gruard.detect.alert.Alert alert) {
        return new Alert(
                alert.label(),
                sample(alert.nearest()),
                alert.severity(),
                instant(alert.firstNanos()),
                instant(alert.lastNanos()),
                alert.detections(),
                alert.highest(),
                sample(alert.attackers()),
                sample(alert.victims()),
                alert.reasons().stream()
                        .map(reason -> reason.feature() + "=" + reason.value())
                        .toList());
    }

    private static List<String> sample(AddressSpread spread) {
        return spread.sample();
    }

    private static Instant instant(long nanos) {
        return Instant.ofEpochSecond(0, nanos);
    }
}
