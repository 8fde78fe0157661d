package io.gruard.detect.alert;

import io.gruard.detect.Detection;
import io.gruard.detect.DetectionSink;
import io.gruard.detect.Detector;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Finds the probability from which attacks make no more alerts of given traffic than a budget allows. It counts alerts, not
 * detections: the detections of the traffic are put together to alerts once for each threshold that is tried.
 *
 * <p>Fewer detections can make more alerts (five runs become one, four do not), so thresholds are tried from the highest down, and
 * the last one before the budget is first exceeded is taken. At most {@value #CANDIDATES} are tried, spread evenly over the
 * detections.
 */
public final class BudgetCalibration implements DetectionSink {
    private static final int CANDIDATES = 128;

    /**
     * What was found.
     *
     * @param threshold the probability; empty if even the most probable detections make too many alerts
     * @param alerts what the traffic gives with it; without a threshold, what it gives with the highest one
     * @param allowed what the budget allows for traffic of this length
     * @param traffic from the first record to the last
     */
    public record Outcome(OptionalDouble threshold, long alerts, double allowed, Duration traffic) {}

    private final AlertSettings settings;
    private final int mostDetections;
    private final List<Detection> attacks = new ArrayList<>();
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;

    /**
     * A calibration.
     *
     * @param settings how detections become alerts later
     * @param mostDetections attacks that it holds
     */
    public BudgetCalibration(AlertSettings settings, int mostDetections) {
        this.settings = settings.withReasons(0);
        this.mostDetections = mostDetections;
    }

    @Override
    public void accept(List<Detection> detections, Detector detector) throws IOException {
        for (Detection detection : detections) {
            long time = detection.observation().subject().givenNanos();
            firstNanos = Math.min(firstNanos, time);
            lastNanos = Math.max(lastNanos, time);
            if (detection.attack()) {
                attacks.add(detection);
            }
        }
        if (attacks.size() > mostDetections) {
            throw new IOException("more than " + mostDetections
                    + " detections in the traffic that the budget is set on;" + " use less of it");
        }
    }

    /** The lowest threshold within the budget. */
    public Outcome outcome(AlertBudget budget, Detector detector) throws IOException {
        Duration traffic = Duration.ofNanos(Math.max(0, lastNanos - firstNanos));
        double allowed = budget.within(traffic);
        double[] candidates = candidates();
        OptionalDouble best = OptionalDouble.empty();
        long alerts = 0;
        for (double candidate : candidates) {
            long made = alerts(candidate, detector);
            if (made > allowed) {
                return new Outcome(best, best.isPresent() ? alerts : made, allowed, traffic);
            }
            best = OptionalDouble.of(candidate);
            alerts = made;
        }
        return new Outcome(candidates.length == 0 ? OptionalDouble.of(0) : best, alerts, allowed, traffic);
    }

    /** Probabilities that occur, from the highest to the lowest. */
    private double[] candidates() {
        double[] distinct = attacks.stream()
                .mapToDouble(Detection::probability)
                .distinct()
                .sorted()
                .toArray();
        int count = Math.min(CANDIDATES, distinct.length);
        double[] candidates = new double[count];
        for (int i = 0; i < count; i++) {
            long place = count == 1 ? 0 : (long) i * (distinct.length - 1) / (count - 1);
            candidates[i] = distinct[distinct.length - 1 - (int) place];
        }
        return candidates;
    }

    private long alerts(double threshold, Detector detector) throws IOException {
        AlertBuilder builder = new AlertBuilder(
                settings, new Severities(Map.of()), PacketExcerpts.NONE, AlertClock.STOPPED, AlertSink.NOWHERE);
        for (Detection detection : attacks) {
            if (detection.probability() >= threshold) {
                builder.accept(List.of(detection), detector);
            }
        }
        builder.finish(detector);
        return builder.counters().alerts();
    }
}
