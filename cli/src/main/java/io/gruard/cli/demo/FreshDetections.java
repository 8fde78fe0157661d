package io.gruard.cli.demo;

import io.gruard.detect.Detection;
import io.gruard.detect.alert.AddressSpread;
import io.gruard.detect.alert.Alert;
import io.gruard.detect.alert.AlertSink;
import io.gruard.traffic.flow.Flow;
import io.gruard.traffic.simulate.TrafficLabel;
import io.gruard.traffic.source.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects detections and alerts, and compares them with the true labels. */
final class FreshDetections implements AlertSink {
    private final List<Detection> detections = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();

    /** Adds a batch of detections. */
    void keep(List<Detection> batch) {
        detections.addAll(batch);
    }

    @Override
    public void accept(Alert alert) {
        alerts.add(alert);
    }

    @Override
    public void close() {}

    /** Returns whether each connection was classified as an attack. */
    boolean[] attacks() {
        boolean[] attacks = new boolean[detections.size()];
        for (int i = 0; i < attacks.length; i++) {
            attacks[i] = detections.get(i).attack();
        }
        return attacks;
    }

    /** Returns the connections by time. */
    List<Moment> moments(List<TrafficLabel> truth) {
        long first = detections.stream()
                .mapToLong(one -> flow(one).startNanos())
                .min()
                .orElse(0);
        List<Moment> moments = new ArrayList<>();
        for (int i = 0; i < truth.size(); i++) {
            double second = (flow(detections.get(i)).startNanos() - first) / 1e9;
            moments.add(new Moment(second, truth.get(i), detections.get(i).attack()));
        }
        return moments;
    }

    private static Flow flow(Detection detection) {
        if (detection.observation().subject() instanceof Subject.FlowSubject connection) {
            return connection.flow();
        }
        throw new IllegalStateException("expected the detection of a flow, found "
                + detection.observation().subject());
    }

    /**
     * Returns results by kind, in the order of the labels; kinds that did not occur are omitted.
     *
     * @param truth the label of each connection, in scoring order
     */
    List<KindResult> kinds(List<TrafficLabel> truth) {
        List<KindResult> results = new ArrayList<>();
        for (TrafficLabel label : TrafficLabel.values()) {
            Map<String, Long> predicted = new HashMap<>();
            long connections = 0;
            long alarmed = 0;
            for (int i = 0; i < truth.size(); i++) {
                if (truth.get(i) == label) {
                    connections++;
                    alarmed += detections.get(i).attack() ? 1 : 0;
                    predicted.merge(detections.get(i).label(), 1L, Long::sum);
                }
            }
            if (connections > 0) {
                results.add(result(label, connections, alarmed, predicted));
            }
        }
        return results;
    }

    private static KindResult result(TrafficLabel label, long connections, long alarmed, Map<String, Long> predicted) {
        String confusedWith = predicted.keySet().stream()
                .filter(name -> !name.equals(label.label()))
                .max(Comparator.<String>comparingLong(name -> predicted.getOrDefault(name, 0L))
                        .thenComparing(Comparator.reverseOrder()))
                .orElse("");
        return new KindResult(
                label,
                connections,
                alarmed,
                predicted.getOrDefault(label.label(), 0L),
                predicted.getOrDefault(Detection.UNKNOWN, 0L),
                confusedWith,
                predicted.getOrDefault(confusedWith, 0L));
    }

    /**
     * Returns the alerts, largest first, with the true labels of their detections.
     *
     * @param truth the label of each connection, in scoring order
     */
    List<LabelledAlert> alerts(List<TrafficLabel> truth) {
        List<LabelledAlert> labelled = new ArrayList<>();
        for (Alert alert : alerts) {
            Map<TrafficLabel, Long> counts = new EnumMap<>(TrafficLabel.class);
            for (int i = 0; i < truth.size(); i++) {
                if (detections.get(i).attack() && isPartOf(detections.get(i), alert)) {
                    counts.merge(truth.get(i), 1L, Long::sum);
                }
            }
            long all = counts.values().stream().mapToLong(Long::longValue).sum();
            long benign = counts.getOrDefault(TrafficLabel.NORMAL, 0L);
            TrafficLabel mostly = counts.isEmpty()
                    ? TrafficLabel.NORMAL
                    : Collections.max(counts.entrySet(), Map.Entry.comparingByValue())
                            .getKey();
            labelled.add(new LabelledAlert(alert, all == 0 ? 0 : (double) (all - benign) / all, mostly));
        }
        labelled.sort(
                Comparator.comparingLong((LabelledAlert one) -> one.alert().detections())
                        .reversed()
                        .thenComparingLong(one -> one.alert().firstNanos()));
        return labelled;
    }

    /**
     * Returns whether a detection belongs to an alert. An alert has a single attacker or a single victim.
     */
    private static boolean isPartOf(Detection detection, Alert alert) {
        Flow flow = flow(detection);
        return detection.label().equals(alert.label())
                && flow.startNanos() >= alert.firstNanos()
                && flow.endNanos() <= alert.lastNanos()
                && matches(alert.attackers(), flow.originator().toString())
                && matches(alert.victims(), flow.responder().toString());
    }

    private static boolean matches(AddressSpread spread, String address) {
        return spread.different() != 1 || spread.commonest().equals(address);
    }
}
