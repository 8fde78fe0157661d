package io.gruard.detect.service;

import io.gruard.detect.Detection;
import io.gruard.detect.DetectionCounters;
import io.gruard.detect.DetectionSink;
import io.gruard.detect.Detector;
import io.gruard.detect.ScoringPipeline;
import io.gruard.detect.ScoringSettings;
import io.gruard.detect.alert.AlertBudget;
import io.gruard.detect.alert.AlertBuilder;
import io.gruard.detect.alert.AlertClock;
import io.gruard.detect.alert.AlertSettings;
import io.gruard.detect.alert.BudgetCalibration;
import io.gruard.detect.alert.PacketExcerpts;
import io.gruard.detect.sink.AllSinks;
import io.gruard.detect.statistics.DetectionStatistics;
import io.gruard.detect.statistics.DetectionStatistics.Latency;
import io.gruard.detect.statistics.StatisticsListener;
import io.gruard.detect.statistics.StatisticsTicker;
import io.gruard.detect.suppression.AlertSuppression;
import io.gruard.detect.suppression.SuppressionRules;
import io.gruard.model.Thresholds;
import io.gruard.model.TrainedModel;
import io.gruard.traffic.source.RecordSource;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Runs detection on one source: records are scored in batches, detections pass the suppression rules, the remaining
 * ones become alerts, and alerts go to the sinks. Statistics count each step.
 * <pre>{@code
 * try (RecordSource source = SourceOpener.of(model.encoder()).open(input, stop);
 *         AllSinks sinks = new AllSinks(List.of(new EveFile(file, maxBytes, maxFiles)));
 *         DetectionService service = DetectionService.of(model).build(source, sinks)) {
 *     service.run(stop);
 * }
 * }</pre>
 *
 * <p>A service runs once. Two threads work: the caller's reads the source, another scores and writes alerts.
 */
public final class DetectionService implements AutoCloseable {
    private final RecordSource source;
    private final AllSinks sinks;
    private final Detector detector;
    private final ScoringSettings scoring;
    private final AlertBuilder alerts;
    private final AlertSuppression suppression;
    private final DetectionCounters detections;
    private final StatisticsTicker ticker;
    private final Duration interval;
    private final long startNanos = System.nanoTime();

    private DetectionService(Builder settings, RecordSource source, AllSinks sinks) {
        this.source = source;
        this.sinks = sinks;
        this.scoring = settings.scoring;
        this.interval = settings.interval;
        detector = settings.detector();
        alerts = new AlertBuilder(settings.alerts, detector, settings.excerpts, settings.clock, sinks);
        suppression = new AlertSuppression(settings.rules, observed(settings.observer, alerts));
        detections = new DetectionCounters(suppression);
        ticker = new StatisticsTicker(
                this::statistics,
                settings.listener,
                settings.statisticsAsEvents ? sinks : null,
                settings.alerts.sensor());
    }

    private static DetectionSink observed(DetectionSink observer, DetectionSink next) {
        return new DetectionSink() {
            @Override
            public void accept(List<Detection> batch) throws IOException {
                observer.accept(batch);
                next.accept(batch);
            }

            @Override
            public void idle() throws IOException {
                next.idle();
            }
        };
    }

    /**
     * Starts a builder. By default the model's own thresholds apply, nothing is suppressed, no packets are stored, only
     * the records' time ends windows, and nothing is reported.
     */
    public static Builder of(TrainedModel model) {
        return new Builder(model);
    }

    /**
     * Reads the source until it ends or {@code stop} returns true. When this returns, every record is scored, the
     * alerts of the open window are emitted, and the sinks have settled.
     *
     * @param stop asked repeatedly by the calling thread
     * @throws IOException if the source or a sink fails
     * @throws IllegalStateException if scoring fails
     */
    public void run(BooleanSupplier stop) throws IOException {
        try (ticker) {
            ticker.start(interval);
            try (ScoringPipeline pipeline = new ScoringPipeline(detector, detections, scoring)) {
                source.readInto(pipeline::submit, stop);
            }
            alerts.finish();
            sinks.settle();
        }
    }

    /** Returns the statistics so far. For any thread. */
    public DetectionStatistics statistics() {
        return new DetectionStatistics(
                Duration.ofNanos(System.nanoTime() - startNanos),
                source.counts(),
                detections.records(),
                detections.byClass(),
                detections.attacks(),
                suppression.hits(),
                alerts.counters().byClass(),
                new Latency(detections.latencyMillis(0.5), detections.latencyMillis(0.99)),
                new Latency(
                        alerts.counters().latencyMillis(0.5), alerts.counters().latencyMillis(0.99)),
                sinks.statuses());
    }

    /** Frees the model's memory and threads. Source and sinks stay open: their owner closes them. */
    @Override
    public void close() {
        detector.close();
    }

    /** The settings of a service. Each method returns this builder. */
    public static final class Builder {
        /** One million of them take about 300 MB. */
        private static final int MAX_CALIBRATION_DETECTIONS = 1_000_000;

        private final TrainedModel model;
        private Thresholds thresholds;
        private ScoringSettings scoring = ScoringSettings.defaults();
        private SuppressionRules rules = SuppressionRules.NONE;
        private AlertSettings alerts = AlertSettings.defaults();
        private PacketExcerpts excerpts = PacketExcerpts.NONE;
        private AlertClock clock = AlertClock.STOPPED;
        private DetectionSink observer = batch -> {};
        private Duration interval = Duration.ZERO;
        private StatisticsListener listener = StatisticsListener.NONE;
        private boolean statisticsAsEvents;

        private Builder(TrainedModel model) {
            this.model = model;
            this.thresholds = model.thresholds();
        }

        /**
         * Replaces thresholds of the model.
         *
         * @param own by class name; that of {@value Detection#UNKNOWN} is a novelty
         * @throws IllegalArgumentException if the model has no class of that name, or a threshold is not in 0..1
         */
        public Builder thresholds(Map<String, Double> own) {
            thresholds = Detector.thresholds(model, own);
            return this;
        }

        /** Sets batches, queue and threads. Results do not depend on them. */
        public Builder scoring(ScoringSettings scoring) {
            this.scoring = scoring;
            return this;
        }

        /** Sets the rules that suppress detections. */
        public Builder rules(SuppressionRules rules) {
            this.rules = rules;
            return this;
        }

        /** Sets how detections become alerts. */
        public Builder alerts(AlertSettings alerts) {
            this.alerts = alerts;
            return this;
        }

        /** Sets where packets of alerts are stored. */
        public Builder excerpts(PacketExcerpts excerpts) {
            this.excerpts = excerpts;
            return this;
        }

        /** Sets the clock that ends windows in addition to the records' time; {@link AlertClock#LIVE} for a live source. */
        public Builder clock(AlertClock clock) {
            this.clock = clock;
            return this;
        }

        /**
         * Sets the observer of every detection, in the order of the records, after suppression and before alerts are
         * built.
         */
        public Builder observer(DetectionSink observer) {
            this.observer = observer;
            return this;
        }

        /**
         * Sets the receiver of statistics, at regular intervals and at the end.
         *
         * @param interval zero for the end only
         * @throws IllegalArgumentException if the interval is negative
         */
        public Builder statistics(Duration interval, StatisticsListener listener) {
            if (interval.isNegative()) {
                throw new IllegalArgumentException("statistics interval: expected 0 or more, found " + interval);
            }
            this.interval = interval;
            this.listener = listener;
            return this;
        }

        /** Also sends statistics to the sinks, as EVE events. */
        public Builder statisticsAsEvents() {
            statisticsAsEvents = true;
            return this;
        }

        /**
         * Raises the thresholds until the given traffic makes no more alerts than the budget allows. Set rules, scoring
         * and alert settings before.
         *
         * @param traffic read to its end; the caller closes it
         * @param stop asked repeatedly by the calling thread
         * @return the result; if no threshold meets the budget, the thresholds are unchanged
         * @throws IOException if the traffic cannot be read or makes too many detections
         */
        public BudgetCalibration.CalibrationResult keepBudget(
                AlertBudget budget, RecordSource traffic, BooleanSupplier stop) throws IOException {
            BudgetCalibration calibration = new BudgetCalibration(alerts, MAX_CALIBRATION_DETECTIONS);
            try (Detector detector = detector()) {
                AlertSuppression suppression = new AlertSuppression(rules, calibration);
                try (ScoringPipeline pipeline = new ScoringPipeline(detector, suppression, scoring)) {
                    traffic.readInto(pipeline::submit, stop);
                }
            }
            BudgetCalibration.CalibrationResult result = calibration.outcome(budget);
            result.minScores().ifPresent(min -> thresholds = thresholds.raisedTo(min.probability(), min.novelty()));
            return result;
        }

        private Detector detector() {
            return new Detector(model, thresholds, scoring.threads());
        }

        /**
         * Builds the service.
         *
         * @param source provides every feature of the model
         */
        public DetectionService build(RecordSource source, AllSinks sinks) {
            return new DetectionService(this, source, sinks);
        }
    }
}
