package io.gruard.detect.suppression;

import io.gruard.traffic.IpAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Suppresses the detections that match all of its conditions. An empty condition matches everything. A condition on a
 * property that a record lacks matches nothing.
 *
 * @param name name in counts and messages
 * @param reason why the rule exists, for later readers; may be empty
 * @param addresses attacker or victim
 * @param attackers originators
 * @param victims responders
 * @param ports ports of the victim
 * @param classes classes, case-insensitive
 * @param identifiers identifiers of CAN frames, as {@code can0 1A4}, or {@code 1A4} on any bus; case-insensitive
 * @param until when the rule ends, by the time of the traffic
 */
record SuppressionRule(
        String name,
        String reason,
        List<IpNetwork> addresses,
        List<IpNetwork> attackers,
        List<IpNetwork> victims,
        List<PortRange> ports,
        Set<String> classes,
        Set<String> identifiers,
        Optional<Instant> until) {
    SuppressionRule {
        addresses = List.copyOf(addresses);
        attackers = List.copyOf(attackers);
        victims = List.copyOf(victims);
        ports = List.copyOf(ports);
        classes = lower(classes);
        identifiers = lower(identifiers);
        if (addresses.isEmpty()
                && attackers.isEmpty()
                && victims.isEmpty()
                && ports.isEmpty()
                && classes.isEmpty()
                && identifiers.isEmpty()) {
            throw new IllegalArgumentException("expected a condition, found none; the rule would suppress everything");
        }
    }

    private static Set<String> lower(Set<String> words) {
        return Set.copyOf(
                words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList());
    }

    boolean matches(Circumstances detection) {
        return isValidAt(detection.timeNanos())
                && (classes.isEmpty() || classes.contains(detection.label().toLowerCase(Locale.ROOT)))
                && (addresses.isEmpty()
                        || matches(addresses, detection.attacker())
                        || matches(addresses, detection.victim()))
                && (attackers.isEmpty() || matches(attackers, detection.attacker()))
                && (victims.isEmpty() || matches(victims, detection.victim()))
                && (ports.isEmpty()
                        || (detection.port().isPresent()
                                && matches(ports, detection.port().getAsInt())))
                && (identifiers.isEmpty()
                        || detection.identifier().map(this::names).orElse(false));
    }

    private static boolean matches(List<IpNetwork> networks, Optional<IpAddress> address) {
        return address.isPresent() && networks.stream().anyMatch(network -> network.contains(address.get()));
    }

    private static boolean matches(List<PortRange> ranges, int port) {
        return ranges.stream().anyMatch(range -> range.contains(port));
    }

    private boolean names(String busAndIdentifier) {
        String lower = busAndIdentifier.toLowerCase(Locale.ROOT);
        return identifiers.contains(lower) || identifiers.contains(lower.substring(lower.indexOf(' ') + 1));
    }

    boolean isValidAt(long nanos) {
        return until.map(end -> Instant.ofEpochSecond(0, nanos).isBefore(end)).orElse(true);
    }
}
