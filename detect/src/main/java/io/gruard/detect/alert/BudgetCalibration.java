package io.gruard.detect.alert;

import io.gruard.detect.Detection;
import io.gruard.detect.DetectionSink;
import io.gruard.detect.Explainer;
import io.gruard.model.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds the minimum scores at which given traffic makes no more alerts than a budget allows. It counts alerts, not
 * detections: it builds the alerts again for several shares of the highest-scored detections. The share applies to
 * known attacks by probability and to novel attacks by novelty, because these two are not comparable.
 *
 * <p>Fewer detections can make more alerts (five runs become one, four do not). So it tries {@value #CANDIDATES} shares
 * in ascending order, and uses the last one before the budget is first exceeded.
 */
public final class BudgetCalibration implements DetectionSink {
    private static final int CANDIDATES = 128;

    /**
     * The minimum scores of detections that make alerts.
     *
     * @param probability of known attacks
     * @param novelty of novel attacks
     */
    public record MinScores(double probability, double novelty) {
        private boolean admits(Detection detection) {
            return switch (detection.verdict()) {
                case Verdict.Benign benign -> false;
                case Verdict.KnownAttack known -> known.probability() >= probability;
                case Verdict.UnknownAttack unknown -> unknown.novelty() > novelty;
            };
        }
    }

    /**
     * The result of a calibration.
     *
     * @param minScores the minimum scores; empty if even the highest scores make too many alerts
     * @param alerts alerts of the traffic with these scores; if there are none, alerts with the highest scores alone
     * @param allowed number of alerts that the budget allows for traffic of this length
     * @param traffic from the first record to the last
     */
    public record CalibrationResult(Optional<MinScores> minScores, long alerts, double allowed, Duration traffic) {}

    private final AlertSettings settings;
    private final int maxDetections;
    private final List<Detection> attacks = new ArrayList<>();
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;

    /**
     * Creates a calibration.
     *
     * @param settings how detections become alerts later
     * @param maxDetections maximum number of attacks in memory
     */
    public BudgetCalibration(AlertSettings settings, int maxDetections) {
        this.settings = settings.withReasons(0);
        this.maxDetections = maxDetections;
    }

    @Override
    public void accept(List<Detection> detections) throws IOException {
        for (Detection detection : detections) {
            long time = detection.observation().subject().emittedNanos();
            firstNanos = Math.min(firstNanos, time);
            lastNanos = Math.max(lastNanos, time);
            if (detection.attack()) {
                attacks.add(detection);
            }
        }
        if (attacks.size() > maxDetections) {
            throw new IOException("budget: expected at most " + maxDetections
                    + " detections in the calibration traffic; use less traffic");
        }
    }

    /** Returns the lowest scores within the budget. */
    public CalibrationResult outcome(AlertBudget budget) throws IOException {
        Duration traffic = Duration.ofNanos(Math.max(0, lastNanos - firstNanos));
        double allowed = budget.within(traffic);
        double[] known = scores(Verdict.KnownAttack.class);
        double[] unknown = scores(Verdict.UnknownAttack.class);
        Optional<MinScores> best = Optional.empty();
        long alerts = 0;
        for (int i = 0; i <= CANDIDATES; i++) {
            double share = (double) i / CANDIDATES;
            // Just below, because a novel attack must exceed its threshold.
            MinScores scores = new MinScores(minOf(known, share), Math.max(0, Math.nextDown(minOf(unknown, share))));
            long count = alerts(scores);
            if (count > allowed) {
                return new CalibrationResult(best, best.isPresent() ? alerts : count, allowed, traffic);
            }
            best = Optional.of(scores);
            alerts = count;
        }
        // All detections are within the budget: no threshold is raised.
        return new CalibrationResult(Optional.of(new MinScores(0, 0)), alerts, allowed, traffic);
    }

    private double[] scores(Class<? extends Verdict> kind) {
        return attacks.stream()
                .filter(detection -> kind.isInstance(detection.verdict()))
                .mapToDouble(Detection::score)
                .sorted()
                .toArray();
    }

    /** Returns the minimum score of a share of the highest scores, at least one of them; 0 if there are none. */
    private static double minOf(double[] sorted, double share) {
        int reaching = Math.max(1, (int) Math.ceil(share * sorted.length));
        return sorted.length == 0 ? 0 : sorted[sorted.length - reaching];
    }

    private long alerts(MinScores scores) throws IOException {
        AlertBuilder builder =
                new AlertBuilder(settings, Explainer.NONE, PacketExcerpts.NONE, AlertClock.STOPPED, AlertSink.NOWHERE);
        for (Detection detection : attacks) {
            if (scores.admits(detection)) {
                builder.accept(List.of(detection));
            }
        }
        builder.finish();
        return builder.counters().alerts();
    }
}
