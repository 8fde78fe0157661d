package io.gruard.detect.alert;

import io.gruard.detect.Contribution;
import io.gruard.detect.Detection;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.source.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Accumulates similar detections: of one attacker and victim, or of several after runs are merged. */
final class DetectionRun {
    private static final int KEPT_FLOWS = 20;

    private Detection strongest;
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;
    private long firstSeenNanos = Long.MAX_VALUE;
    private long detections;
    private double scores;
    private final ValueCounts attackers = new ValueCounts();
    private final ValueCounts victims = new ValueCounts();
    private final PortSample attackerPorts = new PortSample();
    private final PortSample ports = new PortSample();
    private final ValueCounts protocols = new ValueCounts();
    private final ValueCounts flowIds = new ValueCounts();
    private final ValueCounts nearest = new ValueCounts();
    private final List<Flow> flows = new ArrayList<>();
    private long attackerCount = 1;
    private long victimCount = 1;

    /** Creates a run of one detection. */
    DetectionRun(Detection first) {
        strongest = first;
        add(first);
    }

    /** Adds a detection of the same class, attacker and victim. */
    void add(Detection detection) {
        detections++;
        scores += detection.score();
        if (detection.score() > strongest.score()) {
            strongest = detection;
        }
        firstSeenNanos = Math.min(firstSeenNanos, detection.observation().seenNanos());
        Subject subject = detection.observation().subject();
        Party party = Party.of(subject);
        nearest.add(detection.nearest());
        attackers.add(party.attacker());
        victims.add(party.victim());
        lastNanos = Math.max(lastNanos, subject.timeNanos());
        switch (subject) {
            case Subject.FlowSubject connection -> add(connection.flow());
            case Subject.PacketSubject packet -> add(packet);
            case Subject.FrameSubject frame -> firstNanos = Math.min(firstNanos, frame.timeNanos());
            case Subject.RowSubject row -> {
                firstNanos = Math.min(firstNanos, row.timeNanos());
                flowIds.add("row " + row.row());
            }
        }
    }

    private void add(Subject.PacketSubject packet) {
        firstNanos = Math.min(firstNanos, packet.timeNanos());
        protocols.add(EveProtocol.name(packet.protocol()));
        if (packet.hasPorts()) {
            ports.add(packet.destinationPort());
        }
    }

    private void add(Flow flow) {
        firstNanos = Math.min(firstNanos, flow.startNanos());
        protocols.add(EveProtocol.name(flow.protocol()));
        flowIds.add(flow.communityId());
        if (flow.isTcp() || flow.isUdp()) {
            attackerPorts.add(flow.originatorPort());
            ports.add(flow.responderPort());
        }
        if (flows.size() < KEPT_FLOWS) {
            flows.add(flow);
        }
    }

    /** Merges a run of other parties. The caller knows whether attackers or victims differ. */
    void merge(DetectionRun other, boolean otherAttacker, boolean otherVictim) {
        if (other.strongest.score() > strongest.score()) {
            strongest = other.strongest;
        }
        firstNanos = Math.min(firstNanos, other.firstNanos);
        lastNanos = Math.max(lastNanos, other.lastNanos);
        firstSeenNanos = Math.min(firstSeenNanos, other.firstSeenNanos);
        detections += other.detections;
        scores += other.scores;
        attackers.addAll(other.attackers);
        victims.addAll(other.victims);
        attackerPorts.addAll(other.attackerPorts);
        ports.addAll(other.ports);
        protocols.addAll(other.protocols);
        flowIds.addAll(other.flowIds);
        nearest.addAll(other.nearest);
        other.flows.stream().limit(KEPT_FLOWS - flows.size()).forEach(flows::add);
        attackerCount += otherAttacker ? other.attackerCount : 0;
        victimCount += otherVictim ? other.victimCount : 0;
    }

    /** Returns the detection with the highest score, the first if several are equal. */
    Detection strongest() {
        return strongest;
    }

    /** Returns when the first of its records arrived, by {@link System#nanoTime()}. */
    long firstSeenNanos() {
        return firstSeenNanos;
    }

    /** Returns up to twenty of its flows, if records are flows. */
    List<Flow> flows() {
        return List.copyOf(flows);
    }

    /** Converts the run to an alert. */
    Alert alert(String sensor, String label, int severity, List<Contribution> reasons) {
        return new Alert(
                sensor,
                label,
                severity,
                firstNanos,
                lastNanos,
                detections,
                strongest.score(),
                scores / detections,
                strongest.observation().subject(),
                nearest.spread(1),
                attackers.spread(attackerCount),
                victims.spread(victimCount),
                attackerPorts.spread(),
                ports.spread(),
                protocols.spread(1),
                flowIds.spread(detections),
                reasons,
                Optional.empty());
    }
}
