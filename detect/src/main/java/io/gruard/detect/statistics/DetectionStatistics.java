package io.gruard.detect.statistics;

import io.gruard.detect.sink.SinkStatus;
import io.gruard.traffic.source.SourceCounts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/**
 * What a run has done so far.
 *
 * @param uptime since its start
 * @param source what was read
 * @param records records scored
 * @param classes records by predicted class, whatever the threshold
 * @param attacks records classified as an attack with a score that reaches its threshold
 * @param suppressed attacks suppressed by each rule
 * @param alerts alerts by class
 * @param detection latency from a record's arrival to its detection
 * @param alert latency from the arrival of an alert's first record to its delivery to the sinks, the window included
 * @param sinks status of each sink
 */
public record DetectionStatistics(
        Duration uptime,
        SourceCounts source,
        long records,
        Map<String, Long> classes,
        long attacks,
        Map<String, Long> suppressed,
        Map<String, Long> alerts,
        Latency detection,
        Latency alert,
        List<SinkStatus> sinks) {
    /**
     * Quantiles of a latency, accurate to one eighth.
     *
     * @param p50 median in milliseconds; 0 if nothing was measured
     * @param p99 99th percentile in milliseconds
     */
    public record Latency(double p50, double p99) {
        @Override
        public String toString() {
            return "p50 " + text(p50) + ", p99 " + text(p99);
        }

        private static String text(double millis) {
            return millis < 10_000
                    ? String.format(Locale.ROOT, "%.1f ms", millis)
                    : String.format(Locale.ROOT, "%.1f s", millis / 1000);
        }
    }

    public DetectionStatistics {
        classes = new TreeMap<>(classes);
        alerts = new TreeMap<>(alerts);
        sinks = List.copyOf(sinks);
    }

    /** Returns the number of alerts of all classes. */
    public long allAlerts() {
        return alerts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns some lines for a person: what was read, what was detected, and problems of the sinks. */
    public String text() {
        StringJoiner lines = new StringJoiner(System.lineSeparator());
        lines.add(read());
        lines.add(String.format(Locale.ROOT, "%,d records scored%s, latency %s", records, listed(classes), detection));
        lines.add(String.format(
                Locale.ROOT,
                "%,d attacks%s, %,d alerts%s, latency %s",
                attacks,
                suppressed.isEmpty() ? "" : ", suppressed" + listed(suppressed),
                allAlerts(),
                listed(alerts),
                alert));
        sinks.stream().filter(SinkStatus::troubled).forEach(sink -> lines.add(sink.toString()));
        return lines.toString();
    }

    private String read() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(Locale.ROOT, "%,d %s", source.read(), source.unit()));
        if (source.bytes() > 0) {
            text.append(String.format(Locale.ROOT, ", %,d bytes", source.bytes()));
        }
        if (source.openFlows() + source.closedFlows() > 0) {
            text.append(String.format(
                    Locale.ROOT,
                    "; flows: %,d open, %,d closed, %,d evicted",
                    source.openFlows(),
                    source.closedFlows(),
                    source.evictedFlows()));
        }
        text.append(String.format(Locale.ROOT, "; lost by the capture: %,d; left out:", source.lostByCapture()));
        return text.append(source.leftOut().isEmpty() ? " none" : listed(source.sortedLeftOut()))
                .toString();
    }

    private static String listed(Map<String, Long> counts) {
        StringJoiner parts = new StringJoiner(", ", " (", ")").setEmptyValue("");
        counts.forEach((name, count) -> {
            if (count > 0) {
                parts.add(String.format(Locale.ROOT, "%s %,d", name, count));
            }
        });
        return parts.toString();
    }
}
