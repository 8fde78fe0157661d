package io.gruard.detect.alert;

import io.gruard.detect.Detection;
import io.gruard.detect.Subject;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.packet.IpProtocol;
import java.util.Locale;

/** Alike detections as they add up: of one attacker and victim first, of several when runs are merged. */
final class Run {
    private Detection strongest;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;
    private long detections;
    private double probabilities;
    private final Sample attackers = new Sample();
    private final Sample victims = new Sample();
    private final Sample ports = new Sample();
    private final Sample protocols = new Sample();
    private final Sample flows = new Sample();
    private long attackerCount = 1;
    private long victimCount = 1;

    /** A run of one detection. */
    Run(Detection first) {
        strongest = first;
        add(first);
    }

    /** Adds a detection of the same class, attacker and victim. */
    void add(Detection detection) {
        detections++;
        probabilities += detection.probability();
        if (detection.probability() > strongest.probability()) {
            strongest = detection;
        }
        Subject subject = detection.observation().subject();
        Party party = Party.of(subject);
        attackers.add(party.attacker());
        victims.add(party.victim());
        lastNanos = Math.max(lastNanos, subject.timeNanos());
        switch (subject) {
            case Subject.Connection connection -> add(connection.flow());
            case Subject.Frame frame -> firstNanos = Math.min(firstNanos, frame.timeNanos());
            case Subject.Row row -> {
                firstNanos = Math.min(firstNanos, row.timeNanos());
                flows.add("row " + row.row());
            }
        }
    }

    private void add(Flow flow) {
        firstNanos = Math.min(firstNanos, flow.startNanos());
        ports.add(Integer.toString(flow.responderPort()));
        protocols.add(protocol(flow.protocol()));
        flows.add(flow.communityId());
    }

    private static String protocol(int number) {
        return switch (number) {
            case IpProtocol.TCP -> "TCP";
            case IpProtocol.UDP -> "UDP";
            case IpProtocol.ICMP -> "ICMP";
            case IpProtocol.ICMPV6 -> "IPv6-ICMP";
            case IpProtocol.SCTP -> "SCTP";
            default -> String.format(Locale.ROOT, "%03d", number);
        };
    }

    /** Takes in a run of other parties; whether attackers or victims differ is for the caller to know. */
    void merge(Run other, boolean otherAttacker, boolean otherVictim) {
        if (other.strongest.probability() > strongest.probability()) {
            strongest = other.strongest;
        }
        firstNanos = Math.min(firstNanos, other.firstNanos);
        lastNanos = Math.max(lastNanos, other.lastNanos);
        detections += other.detections;
        probabilities += other.probabilities;
        attackers.addAll(other.attackers);
        victims.addAll(other.victims);
        ports.addAll(other.ports);
        protocols.addAll(other.protocols);
        flows.addAll(other.flows);
        attackerCount += otherAttacker ? other.attackerCount : 0;
        victimCount += otherVictim ? other.victimCount : 0;
    }

    /** The detection with the highest probability, the first of equals. */
    Detection strongest() {
        return strongest;
    }

    long firstNanos() {
        return firstNanos;
    }

    long lastNanos() {
        return lastNanos;
    }

    long detections() {
        return detections;
    }

    double meanProbability() {
        return probabilities / detections;
    }

    Sample attackers() {
        return attackers;
    }

    Sample victims() {
        return victims;
    }

    Sample ports() {
        return ports;
    }

    Sample protocols() {
        return protocols;
    }

    Sample flows() {
        return flows;
    }

    long attackerCount() {
        return attackerCount;
    }

    long victimCount() {
        return victimCount;
    }
}
