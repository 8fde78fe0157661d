package io.gruard.api;

import io.gruard.detect.alert.AlertBuilder;
import io.gruard.detect.alert.AlertClock;
import io.gruard.detect.alert.AlertSettings;
import io.gruard.detect.alert.AlertSink;
import io.gruard.detect.alert.PacketExcerpts;
import io.gruard.detect.alert.Severities;
import io.gruard.traffic.DropCounters;
import io.gruard.traffic.capture.CaptureReader;
import io.gruard.traffic.flow.FlowSettings;
import io.gruard.traffic.flow.PacketTap;
import io.gruard.traffic.packet.ChecksumPolicy;
import io.gruard.traffic.source.FlowRecords;
import io.gruard.traffic.source.Observation;
import io.gruard.traffic.source.RecordKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Detects attacks in a capture file. The model must be trained on features that packets give: simulated traffic, or the data set {@code
 * nsl-kdd-traffic}.
 *
 * <pre>{@code
 * long connections = Detector.of(model).from(Path.of("x.pcap")).to(System.out::println).run();
 * }</pre>
 */
public final class Detector {
    private static final int BATCH_ROWS = 256;

    private final Model model;
    private final Path capture;
    private final Consumer<Alert> consumer;

    private Detector(Model model, Path capture, Consumer<Alert> consumer) {
        this.model = model;
        this.capture = capture;
        this.consumer = consumer;
    }

    /**
     * Starts a detector of one model.
     *
     * @param model trained on features that packets give
     * @return the next step
     * @throws IllegalArgumentException if the model needs features that packets do not give; the message lists them
     */
    public static WithModel of(Model model) {
        RecordKind.KDD.require(model.trained().schema());
        return new WithModel(model);
    }

    /** A detector whose capture is not known yet. */
    public static final class WithModel {
        private final Model model;

        private WithModel(Model model) {
            this.model = model;
        }

        /**
         * Names the capture.
         *
         * @param capture a pcap or pcapng file, plain or gzipped
         * @return the next step
         */
        public WithCapture from(Path capture) {
            return new WithCapture(model, capture);
        }
    }

    /** A detector whose receiver of alerts is not known yet. */
    public static final class WithCapture {
        private final Model model;
        private final Path capture;

        private WithCapture(Model model, Path capture) {
            this.model = model;
            this.capture = capture;
        }

        /**
         * Names the receiver of alerts.
         *
         * @param consumer called by the thread that runs the detector; an exception that it throws ends the run
         * @return the detector
         */
        public Detector to(Consumer<Alert> consumer) {
            return new Detector(model, capture, consumer);
        }
    }

    /**
     * Reads the capture to its end and passes each alert to the receiver.
     *
     * @return number of connections that were classified
     * @throws IOException if the file is missing or is not a capture
     */
    public long run() throws IOException {
        DropCounters drops = new DropCounters();
        try (io.gruard.detect.Detector detector = new io.gruard.detect.Detector(
                        model.trained(), Map.of(), Runtime.getRuntime().availableProcessors());
                FlowRecords records = new FlowRecords(
                        CaptureReader.open(capture, drops),
                        false,
                        FlowSettings.defaults(),
                        ChecksumPolicy.IGNORE,
                        drops,
                        PacketTap.NONE)) {
            BatchDetector batches = new BatchDetector(detector, consumer);
            records.readInto(batches::add, () -> false);
            return batches.finish();
        }
    }

    /** Classifies connections in batches, in the order in which they end. */
    private static final class BatchDetector {
        private final io.gruard.detect.Detector detector;
        private final AlertBuilder alerts;
        private final List<Observation> batch = new ArrayList<>();
        private long connections;

        BatchDetector(io.gruard.detect.Detector detector, Consumer<Alert> consumer) {
            this.detector = detector;
            this.alerts = new AlertBuilder(
                    AlertSettings.defaults(),
                    new Severities(Map.of()),
                    PacketExcerpts.NONE,
                    AlertClock.STOPPED,
                    new AlertSink() {
                        @Override
                        public void accept(io.gruard.detect.alert.Alert alert) {
                            consumer.accept(Alert.of(alert));
                        }

                        @Override
                        public void close() {}
                    });
        }

        void add(Observation connection) throws IOException {
            batch.add(connection);
            connections++;
            if (batch.size() == BATCH_ROWS) {
                classify();
            }
        }

        private void classify() throws IOException {
            alerts.accept(detector.detect(batch), detector);
            batch.clear();
        }

        long finish() throws IOException {
            classify();
            alerts.finish(detector);
            return connections;
        }
    }
}
