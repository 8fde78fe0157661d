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
 * Finds the scores from which attacks make no more alerts of given traffic than a budget allows. It counts alerts, not detections:
 * the detections of the traffic are put together to alerts once for each share of them that is tried. The share is that of the most
 * probable known attacks and that of the most novel unknown ones, since probability and novelty are no common measure.
 *
 * <p>Fewer detections can make more alerts (five runs become one, four do not), so shares are tried from the smallest up, and
 * the last one before the budget is first exceeded is taken. {@value #CANDIDATES} are tried.
 */
public final class BudgetCalibration implements DetectionSink {
    private static final int CANDIDATES = 128;

    /**
     * Scores from which detections make alerts.
     *
     * @param probability of known attacks
     * @param novelty of unknown ones
     */
    public record Least(double probability, double novelty) {
        private boolean admits(Detection detection) {
            return switch (detection.verdict()) {
                case Verdict.Benign benign -> false;
                case Verdict.KnownAttack known -> known.probability() >= probability;
                case Verdict.UnknownAttack unknown -> unknown.novelty() > novelty;
            };
        }
    }

    /**
     * What was found.
     *
     * @param least the scores; empty if even the highest ones make too many alerts
     * @param alerts what the traffic gives with them; without them, what it gives with the highest scores alone
     * @param allowed what the budget allows for traffic of this length
     * @param traffic from the first record to the last
     */
    public record CalibrationResult(Optional<Least> least, long alerts, double allowed, Duration traffic) {}

    private final AlertSettings settings;
    private final int maxDetections;
    private final List<Detection> attacks = new ArrayList<>();
    private long firstNanos = Long.MAX_VALUE;
    private long lastNanos = Long.MIN_VALUE;

    /**
     * A calibration.
     *
     * @param settings how detections become alerts later
     * @param maxDetections attacks that it holds
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
            throw new IOException("more than " + maxDetections + " detections in the traffic that the budget is set on;"
                    + " use less of it");
        }
    }

    /** The lowest scores within the budget. */
    public CalibrationResult outcome(AlertBudget budget) throws IOException {
        Duration traffic = Duration.ofNanos(Math.max(0, lastNanos - firstNanos));
        double allowed = budget.within(traffic);
        double[] known = scores(Verdict.KnownAttack.class);
        double[] unknown = scores(Verdict.UnknownAttack.class);
        Optional<Least> best = Optional.empty();
        long alerts = 0;
        for (int i = 0; i <= CANDIDATES; i++) {
            double share = (double) i / CANDIDATES;
            // Just below, since novelty counts from above its threshold on.
            Least least = new Least(minOf(known, share), Math.max(0, Math.nextDown(minOf(unknown, share))));
            long made = alerts(least);
            if (made > allowed) {
                return new CalibrationResult(best, best.isPresent() ? alerts : made, allowed, traffic);
            }
            best = Optional.of(least);
            alerts = made;
        }
        // All detections are within the budget: no threshold need rise.
        return new CalibrationResult(Optional.of(new Least(0, 0)), alerts, allowed, traffic);
    }

    private double[] scores(Class<? extends Verdict> kind) {
        return attacks.stream()
                .filter(detection -> kind.isInstance(detection.verdict()))
                .mapToDouble(Detection::score)
                .sorted()
                .toArray();
    }

    /** The score that a share of the scores reaches, at least one of them; 0 if there are none. */
    private static double minOf(double[] sorted, double share) {
        int reaching = Math.max(1, (int) Math.ceil(share * sorted.length));
        return sorted.length == 0 ? 0 : sorted[sorted.length - reaching];
    }

    private long alerts(Least least) throws IOException {
        AlertBuilder builder =
                new AlertBuilder(settings, Explainer.NONE, PacketExcerpts.NONE, AlertClock.STOPPED, AlertSink.NOWHERE);
        for (Detection detection : attacks) {
            if (least.admits(detection)) {
                builder.accept(List.of(detection));
            }
        }
        builder.finish();
        return builder.counters().alerts();
    }
}
