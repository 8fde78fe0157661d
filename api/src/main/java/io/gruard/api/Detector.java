package io.gruard.api;

import io.gruard.detect.alert.AlertSink;
import io.gruard.detect.service.DetectionService;
import io.gruard.detect.sink.AllSinks;
import io.gruard.traffic.source.RecordSource;
import io.gruard.traffic.source.SourceOpener;
import io.gruard.traffic.source.TrafficInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Detects attacks in a file: a capture, Zeek's conn.log, a log of candump, or CSV with the model's features. Captures give the
 * features of simulated traffic and of the data set {@code nsl-kdd-traffic}.
 *
 * <pre>{@code
 * long records = Detector.of(model).from(Path.of("x.pcap")).to(System.out::println).run();
 * }</pre>
 */
public final class Detector {
    private final Model model;
    private final Path file;
    private final Consumer<Alert> consumer;

    private Detector(Model model, Path file, Consumer<Alert> consumer) {
        this.model = model;
        this.file = file;
        this.consumer = consumer;
    }

    /**
     * Starts a detector of one model.
     *
     * @param model trained on features that the file gives
     * @return the next step
     */
    public static WithModel of(Model model) {
        return new WithModel(model);
    }

    /** A detector whose file is not known yet. */
    public static final class WithModel {
        private final Model model;

        private WithModel(Model model) {
            this.model = model;
        }

        /**
         * Names the file.
         *
         * @param file plain or gzipped; its first bytes identify the format
         * @return the next step
         */
        public WithFile from(Path file) {
            return new WithFile(model, file);
        }
    }

    /** A detector whose receiver of alerts is not known yet. */
    public static final class WithFile {
        private final Model model;
        private final Path file;

        private WithFile(Model model, Path file) {
            this.model = model;
            this.file = file;
        }

        /**
         * Names the receiver of alerts.
         *
         * @param consumer called by one thread at a time, not always the one that runs the detector; an exception that it
         *     throws ends the run
         * @return the detector
         */
        public Detector to(Consumer<Alert> consumer) {
            return new Detector(model, file, consumer);
        }
    }

    /**
     * Reads the file to its end and passes each alert to the receiver.
     *
     * @return number of records that were classified
     * @throws IOException if the file is missing, is not in a known format, or does not give every feature of the model; the
     *     message names what is missing
     */
    public long run() throws IOException {
        Receiver receiver = new Receiver(consumer);
        try (RecordSource source = SourceOpener.of(model.trained().encoder())
                        .open(new TrafficInput.CompleteFile(file), () -> false);
                DetectionService service =
                        DetectionService.of(model.trained()).build(source, new AllSinks(List.of(receiver)))) {
            service.run(() -> false);
            return service.statistics().records();
        } catch (IOException failure) {
            receiver.throwFailure();
            throw failure;
        }
    }

    /** Passes alerts to the consumer and keeps what it throws. */
    private static final class Receiver implements AlertSink {
        private final Consumer<Alert> consumer;
        private volatile @Nullable RuntimeException failure;

        Receiver(Consumer<Alert> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void accept(io.gruard.detect.alert.Alert alert) throws IOException {
            try {
                consumer.accept(Alert.of(alert));
            } catch (RuntimeException e) {
                failure = e;
                throw new IOException("the receiver of alerts failed: " + e.getMessage(), e);
            }
        }

        void throwFailure() {
            RuntimeException thrown = failure;
            if (thrown != null) {
                throw thrown;
            }
        }

        @Override
        public void close() {}
    }
}
