package io.gruard.detect.alert;

import io.gruard.detect.Latencies;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts alerts by class and their latencies. Written by one thread, read by any. */
public final class AlertCounters {
    private final Map<String, LongAdder> byClass = new ConcurrentHashMap<>();
    private final Latencies latencies = new Latencies();

    /**
     * Counts an emitted alert.
     *
     * @param nanos time from the arrival of its first record to its delivery to the sinks
     */
    void count(Alert alert, long nanos) {
        byClass.computeIfAbsent(alert.label(), any -> new LongAdder()).increment();
        latencies.add(nanos);
    }

    /** Returns the number of alerts so far. */
    public long alerts() {
        return byClass.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Returns the number of alerts of each class that had one, by class name. */
    public Map<String, Long> byClass() {
        Map<String, Long> counts = new TreeMap<>();
        byClass.forEach((label, count) -> counts.put(label, count.sum()));
        return counts;
    }

    /**
     * Returns a quantile of the alerts' latencies in milliseconds, accurate to one eighth. A latency runs from the
     * arrival of an alert's first record to its delivery to the sinks, the window included.
     */
    public double latencyMillis(double quantile) {
        return latencies.quantileMillis(quantile);
    }
}
