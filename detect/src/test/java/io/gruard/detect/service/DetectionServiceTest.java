package io.gruard.detect.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.detect.Detection;
import io.gruard.detect.TestModels;
import io.gruard.detect.alert.Alert;
import io.gruard.detect.alert.AlertBudget;
import io.gruard.detect.alert.AlertSink;
import io.gruard.detect.sink.AllSinks;
import io.gruard.detect.statistics.DetectionStatistics;
import io.gruard.detect.statistics.StatisticsListener;
import io.gruard.model.TrainedModel;
import io.gruard.traffic.source.Observation;
import io.gruard.traffic.source.RecordKind;
import io.gruard.traffic.source.RecordSink;
import io.gruard.traffic.source.RecordSource;
import io.gruard.traffic.source.SourceCounts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DetectionServiceTest {
    private static final TrainedModel MODEL = TestModels.rateModel();
    private static final double HOUR = 3600;

    /** Records in memory; can fail after the last one. */
    private record MemoryRecords(List<Observation> records, boolean fails) implements RecordSource {
        @Override
        public RecordKind kind() {
            return new RecordKind("records", MODEL.schema());
        }

        @Override
        public void readInto(RecordSink sink, BooleanSupplier stop) throws IOException {
            for (Observation record : records) {
                if (stop.getAsBoolean()) {
                    return;
                }
                sink.accept(record);
            }
            if (fails) {
                throw new IOException("the cable is cut");
            }
        }

        @Override
        public SourceCounts counts() {
            return SourceCounts.of("records", records.size(), Map.of());
        }

        @Override
        public String summary() {
            return "";
        }

        @Override
        public void close() {}
    }

    /** Collects alerts, events and whether they settled. */
    private static final class MemorySink implements AlertSink {
        private final List<Alert> alerts = new ArrayList<>();
        private final List<String> events = new ArrayList<>();
        private boolean settled;

        @Override
        public void accept(Alert alert) {
            alerts.add(alert);
        }

        @Override
        public void event(String line) {
            events.add(line);
        }

        @Override
        public void settle() {
            settled = true;
        }

        @Override
        public void close() {}
    }

    /** Collects reports. */
    private static final class MemoryListener implements StatisticsListener {
        private final List<DetectionStatistics> reports = new ArrayList<>();

        @Override
        public void report(DetectionStatistics statistics) {
            reports.add(statistics);
        }

        @Override
        public void failed(String reason) {
            throw new AssertionError(reason);
        }
    }

    private final MemorySink sink = new MemorySink();

    /** Creates a record each hour, each with other addresses. */
    private static RecordSource records(double... rates) {
        List<Observation> records = new ArrayList<>();
        for (int i = 0; i < rates.length; i++) {
            records.add(TestModels.observation(HOUR * i, "10.0.0." + (i + 1), "10.1.0." + (i + 1), rates[i]));
        }
        return new MemoryRecords(records, false);
    }

    private void run(DetectionService.Builder settings, RecordSource source) throws IOException {
        try (DetectionService service = settings.build(source, new AllSinks(List.of(sink)))) {
            service.run(() -> false);
        }
    }

    @Test
    void attacksBecomeAlertsWithReasonsAndAreCounted() throws IOException {
        MemoryListener listener = new MemoryListener();
        List<Detection> seen = new ArrayList<>();

        run(
                DetectionService.of(MODEL)
                        .statistics(Duration.ZERO, listener)
                        .statisticsAsEvents()
                        .observer(seen::addAll),
                records(0, 1, 0, 1));

        assertThat(seen).extracting(Detection::attack).containsExactly(false, true, false, true);
        assertThat(sink.alerts)
                .hasSize(2)
                .allSatisfy(alert -> assertThat(alert.reasons()).isNotEmpty());
        assertThat(sink.settled).isTrue();
        assertThat(listener.reports).hasSize(1);
        assertThat(listener.reports.getFirst().records()).isEqualTo(4);
        assertThat(listener.reports.getFirst().attacks()).isEqualTo(2);
        assertThat(listener.reports.getFirst().alerts()).containsExactly(Map.entry("DoS", 2L));
        assertThat(sink.events).singleElement().asString().contains("\"event_type\":\"stats\"");
    }

    @Test
    void thresholdsReplaceTheModelsOwn() throws IOException {
        run(DetectionService.of(MODEL).thresholds(Map.of("DoS", 1.0)), records(1, 1));

        assertThat(sink.alerts).isEmpty();
    }

    @Test
    void unknownClassOfAThresholdIsNamed() {
        assertThatThrownBy(() -> DetectionService.of(MODEL).thresholds(Map.of("Dos", 0.5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'Dos'");
    }

    @Test
    void budgetRaisesTheThresholds() throws IOException {
        DetectionService.Builder settings = DetectionService.of(MODEL);

        assertThat(settings.keepBudget(AlertBudget.parse("12/day"), records(0.6, 0.7, 0.8, 0.9, 1), () -> false)
                        .minScores())
                .isPresent();

        run(settings, records(0.6, 0.7, 0.8, 0.9, 1));
        assertThat(sink.alerts).hasSize(2);
    }

    @Test
    void thresholdsStayIfNoneKeepsTheBudget() throws IOException {
        DetectionService.Builder settings = DetectionService.of(MODEL);

        assertThat(settings.keepBudget(AlertBudget.parse("1/week"), records(0.6, 0.7, 0.8, 0.9, 1), () -> false)
                        .minScores())
                .isEmpty();

        run(settings, records(0.6, 0.7, 0.8, 0.9, 1));
        assertThat(sink.alerts).hasSize(5);
    }

    @Test
    void failureOfTheSourceEndsTheRunAfterAFinalReport() {
        MemoryListener listener = new MemoryListener();
        RecordSource broken = new MemoryRecords(List.of(TestModels.observation(100, "10.0.0.1", "10.0.0.2", 1)), true);

        assertThatThrownBy(() -> run(DetectionService.of(MODEL).statistics(Duration.ZERO, listener), broken))
                .isInstanceOf(IOException.class)
                .hasMessage("the cable is cut");
        assertThat(listener.reports)
                .singleElement()
                .satisfies(last -> assertThat(last.records()).isEqualTo(1));
    }
}
