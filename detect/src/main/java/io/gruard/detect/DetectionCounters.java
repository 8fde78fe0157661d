package io.gruard.detect;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts records by class, attacks and latencies, and passes detections to another sink. */
public final class DetectionCounters implements DetectionSink {
    private final DetectionSink next;
    private final Map<String, LongAdder> byClass = new ConcurrentHashMap<>();
    private final LongAdder records = new LongAdder();
    private final LongAdder attacks = new LongAdder();
    private final Latencies latencies = new Latencies();

    public DetectionCounters(DetectionSink next) {
        this.next = next;
    }

    @Override
    public void accept(List<Detection> detections) throws IOException {
        next.accept(detections);
        long now = System.nanoTime();
        for (Detection detection : detections) {
            records.increment();
            byClass.computeIfAbsent(detection.label(), any -> new LongAdder()).increment();
            if (detection.attack()) {
                attacks.increment();
            }
            latencies.add(now - detection.observation().seenNanos());
        }
    }

    @Override
    public void idle() throws IOException {
        next.idle();
    }

    /** Returns the number of records scored. */
    public long records() {
        return records.sum();
    }

    /** Returns the number of records classified as an attack with a score that reaches its threshold. */
    public long attacks() {
        return attacks.sum();
    }

    /** Returns the number of records of each predicted class, whatever the threshold, by class name. */
    public Map<String, Long> byClass() {
        Map<String, Long> counts = new TreeMap<>();
        byClass.forEach((label, count) -> counts.put(label, count.sum()));
        return counts;
    }

    /**
     * Returns a quantile of the latencies in milliseconds, accurate to one eighth. A latency runs from a record's
     * arrival until it is passed on.
     */
    public double latencyMillis(double quantile) {
        return latencies.quantileMillis(quantile);
    }
}
