package io.gruard.detect.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gruard.detect.sink.SinkStatus;
import io.gruard.detect.statistics.DetectionStatistics.Latency;
import io.gruard.traffic.source.SourceCounts;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DetectionStatisticsTest {
    private static final DetectionStatistics STATISTICS = new DetectionStatistics(
            Duration.ofSeconds(61),
            new SourceCounts("packets", 12_345, 678_901, 7, Map.of("not_ip", 5L, "ip_checksum", 2L), 10, 1_000, 3),
            990,
            Map.of("normal", 900L, "DoS", 90L),
            80,
            Map.of("scanner", 30L, "idle", 0L),
            Map.of("DoS", 4L),
            new Latency(12.5, 60),
            new Latency(20_000, 61_000),
            List.of(
                    new SinkStatus("alerts.json", 4, 0, 0, 0, ""),
                    new SinkStatus("https://siem", 1, 3, 2, 1, "answered 503")));

    @Test
    void textReportsRecordsAlertsAndFailingSinks() {
        assertThat(STATISTICS.text().lines())
                .containsExactly(
                        "12,345 packets, 678,901 bytes; flows: 10 open, 1,000 closed, 3 evicted;"
                                + " lost by the capture: 7; left out: (ip_checksum 2, not_ip 5)",
                        "990 records scored (DoS 90, normal 900), latency p50 12.5 ms, p99 60.0 ms",
                        "80 attacks, suppressed (scanner 30), 4 alerts (DoS 4), latency p50 20.0 s, p99 61.0 s",
                        "https://siem: 1 delivered, 3 waiting on disk, 2 dropped because the queue is full, 1 rejected"
                                + " (answered 503)");
    }

    @Test
    void jsonIsAnEventWithSuricatasNames() throws IOException {
        String line = StatisticsJson.line(STATISTICS, Instant.parse("2026-01-02T03:04:05.5Z"), "sensor-1");
        JsonNode event = new ObjectMapper().readTree(line);
        assertThat(event.path("timestamp").asText()).isEqualTo("2026-01-02T03:04:05.500000+0000");
        assertThat(event.path("event_type").asText()).isEqualTo("stats");
        assertThat(event.path("host").asText()).isEqualTo("sensor-1");
        assertThat(event.at("/stats/uptime").asLong()).isEqualTo(61);
        assertThat(event.at("/stats/capture/kernel_drops").asLong()).isEqualTo(7);
        assertThat(event.at("/stats/decoder/pkts").asLong()).isEqualTo(12_345);
        assertThat(event.at("/stats/flow/total").asLong()).isEqualTo(1_010);
        assertThat(event.at("/stats/detect/alert").asLong()).isEqualTo(4);
        assertThat(event.at("/gruard/left_out/not_ip").asLong()).isEqualTo(5);
        assertThat(event.at("/gruard/flows_evicted").asLong()).isEqualTo(3);
        assertThat(event.at("/gruard/suppressed/scanner").asLong()).isEqualTo(30);
        assertThat(event.at("/gruard/alert_ms/p99").asDouble()).isEqualTo(61_000);
        assertThat(event.at("/gruard/sinks/1/dropped").asLong()).isEqualTo(2);
    }
}
