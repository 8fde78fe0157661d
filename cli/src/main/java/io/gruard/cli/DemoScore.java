package io.gruard.cli;

import io.gruard.detect.Detection;
import io.gruard.detect.DetectionSink;
import io.gruard.detect.Detector;
import io.gruard.traffic.simulate.FlowLabels;
import io.gruard.traffic.simulate.TrafficLabel;
import io.gruard.traffic.source.Subject;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Compares detections with the truth on their way to another sink. */
final class DemoScore implements DetectionSink {
    private static final class Tally {
        private long flows;
        private long right;
        private long attacks;
        private long unknown;
    }

    private final FlowLabels truth;
    private final DetectionSink next;
    private final Map<TrafficLabel, Tally> tallies = new EnumMap<>(TrafficLabel.class);

    DemoScore(FlowLabels truth, DetectionSink next) {
        this.truth = truth;
        this.next = next;
    }

    @Override
    public void accept(List<Detection> detections, Detector detector) throws IOException {
        for (Detection detection : detections) {
            if (detection.observation().subject() instanceof Subject.Connection connection) {
                truth.of(connection.flow()).ifPresent(label -> count(label, detection));
            }
        }
        next.accept(detections, detector);
    }

    private void count(TrafficLabel label, Detection detection) {
        Tally tally = tallies.computeIfAbsent(label, any -> new Tally());
        tally.flows++;
        tally.right += detection.label().equals(label.label()) ? 1 : 0;
        tally.attacks += detection.attack() ? 1 : 0;
        tally.unknown += detection.label().equals(Detection.UNKNOWN) ? 1 : 0;
    }

    /** The share of attack flows that were called some attack; not a number without attack flows. */
    double detectionRate() {
        long flows = 0;
        long found = 0;
        for (Map.Entry<TrafficLabel, Tally> entry : tallies.entrySet()) {
            if (entry.getKey() != TrafficLabel.NORMAL) {
                flows += entry.getValue().flows;
                found += entry.getValue().attacks;
            }
        }
        return (double) found / flows;
    }

    /** The share of ordinary flows that were called an attack; not a number without ordinary flows. */
    double falsePositiveRate() {
        Tally normal = tallies.getOrDefault(TrafficLabel.NORMAL, new Tally());
        return (double) normal.attacks / normal.flows;
    }

    /** The share of ordinary flows that were called an unknown attack; not a number without ordinary flows. */
    double falseUnknownRate() {
        Tally normal = tallies.getOrDefault(TrafficLabel.NORMAL, new Tally());
        return (double) normal.unknown / normal.flows;
    }

    void print(PrintWriter out) {
        out.printf(Locale.ROOT, "  %-14s %8s %14s %14s%n", "what it is", "flows", "called so", "called attack");
        tallies.forEach((label, tally) -> out.printf(
                Locale.ROOT,
                "  %-14s %,8d %13.2f%% %13.2f%%%n",
                label.label(),
                tally.flows,
                100.0 * tally.right / tally.flows,
                100.0 * tally.attacks / tally.flows));
        out.printf(
                Locale.ROOT,
                "  detection rate %.2f %%, false-positive rate %.2f %%, of which unknown attacks %.2f %%%n",
                100 * detectionRate(),
                100 * falsePositiveRate(),
                100 * falseUnknownRate());
    }
}
