package io.gruard.detect.alert;

import io.gruard.detect.Latencies;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Alerts by class, and how long they took. Written by one thread, read by any. */
public final class AlertCounters {
    private final Map<String, LongAdder> byClass = new ConcurrentHashMap<>();
    private final Latencies latencies = new Latencies();

    /**
     * Counts an alert that was given out.
     *
     * @param nanos from the first of its records coming in to the sinks having it
     */
    void count(Alert alert, long nanos) {
        byClass.computeIfAbsent(alert.label(), any -> new LongAdder()).increment();
        latencies.add(nanos);
    }

    /** Alerts so far. */
    public long alerts() {
        return byClass.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Alerts of each class that had one, by the classes' names. */
    public Map<String, Long> byClass() {
        Map<String, Long> counts = new TreeMap<>();
        byClass.forEach((label, count) -> counts.put(label, count.sum()));
        return counts;
    }

    /**
     * The milliseconds that a share of the alerts did not exceed, to an eighth: from the coming in of an alert's first record to
     * its being with the sinks. The window is part of it.
     */
    public double latencyMillis(double quantile) {
        return latencies.quantileMillis(quantile);
    }
}
