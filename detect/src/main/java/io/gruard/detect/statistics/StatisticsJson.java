package io.gruard.detect.statistics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.gruard.detect.alert.EveTime;
import io.gruard.detect.sink.SinkStatus;
import io.gruard.traffic.source.SourceCounts;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.Map;

/**
 * Writes statistics as an EVE event {@code stats}: under {@code stats} what Suricata has a name for, with that name,
 * and all else under {@code gruard}. Counts are since the start, as Suricata's are.
 */
public final class StatisticsJson {
    private static final JsonFactory JSON = new JsonFactory();
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private StatisticsJson() {}

    /**
     * Returns the line, without its end.
     *
     * @param now time of the statistics
     * @param sensor name of this machine; may be empty
     */
    public static String line(DetectionStatistics statistics, Instant now, String sensor) {
        StringWriter text = new StringWriter(1024);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("timestamp", EveTime.text(now.getEpochSecond() * NANOS_PER_SECOND + now.getNano()));
            json.writeStringField("event_type", "stats");
            if (!sensor.isEmpty()) {
                json.writeStringField("host", sensor);
            }
            asSuricata(statistics, json);
            own(statistics, json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalStateException("writing to memory cannot fail", impossible);
        }
        return text.toString();
    }

    private static void asSuricata(DetectionStatistics statistics, JsonGenerator json) throws IOException {
        SourceCounts source = statistics.source();
        json.writeObjectFieldStart("stats");
        json.writeNumberField("uptime", statistics.uptime().toSeconds());
        json.writeObjectFieldStart("capture");
        json.writeNumberField("kernel_drops", source.lostByCapture());
        json.writeEndObject();
        json.writeObjectFieldStart("decoder");
        json.writeNumberField("pkts", source.read());
        json.writeNumberField("bytes", source.bytes());
        json.writeEndObject();
        json.writeObjectFieldStart("flow");
        json.writeNumberField("total", source.openFlows() + source.closedFlows());
        json.writeNumberField("active", source.openFlows());
        json.writeEndObject();
        json.writeObjectFieldStart("detect");
        json.writeNumberField("alert", statistics.allAlerts());
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void own(DetectionStatistics statistics, JsonGenerator json) throws IOException {
        SourceCounts source = statistics.source();
        json.writeObjectFieldStart("gruard");
        json.writeStringField("unit", source.unit());
        counts("left_out", source.sortedLeftOut(), json);
        json.writeNumberField("flows_open", source.openFlows());
        json.writeNumberField("flows_closed", source.closedFlows());
        json.writeNumberField("flows_evicted", source.evictedFlows());
        json.writeNumberField("records", statistics.records());
        counts("classes", statistics.classes(), json);
        json.writeNumberField("attacks", statistics.attacks());
        counts("suppressed", statistics.suppressed(), json);
        counts("alerts", statistics.alerts(), json);
        latency("detection_ms", statistics.detection(), json);
        latency("alert_ms", statistics.alert(), json);
        json.writeArrayFieldStart("sinks");
        for (SinkStatus sink : statistics.sinks()) {
            sink(sink, json);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void counts(String name, Map<String, Long> counts, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart(name);
        for (Map.Entry<String, Long> entry : counts.entrySet()) {
            json.writeNumberField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    private static void latency(String name, DetectionStatistics.Latency latency, JsonGenerator json)
            throws IOException {
        json.writeObjectFieldStart(name);
        json.writeNumberField("p50", latency.p50());
        json.writeNumberField("p99", latency.p99());
        json.writeEndObject();
    }

    private static void sink(SinkStatus sink, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("receiver", sink.receiver());
        json.writeNumberField("delivered", sink.delivered());
        json.writeNumberField("waiting", sink.waiting());
        json.writeNumberField("dropped", sink.dropped());
        json.writeNumberField("rejected", sink.rejected());
        json.writeStringField("trouble", sink.trouble());
        json.writeEndObject();
    }
}
