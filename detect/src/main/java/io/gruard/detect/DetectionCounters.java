package io.gruard.detect;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** Counts what passes on its way to another sink: records by class, attacks, and how long records took from coming in. */
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

    /** Records scored. */
    public long records() {
        return records.sum();
    }

    /** Records called an attack with a probability that reaches the class's threshold. */
    public long attacks() {
        return attacks.sum();
    }

    /** Records called each class, whatever the threshold, by the classes' names. */
    public Map<String, Long> byClass() {
        Map<String, Long> counts = new TreeMap<>();
        byClass.forEach((label, count) -> counts.put(label, count.sum()));
        return counts;
    }

    /** The milliseconds from coming in to being passed on that a share of the records did not exceed, to an eighth. */
    public double latencyMillis(double quantile) {
        return latencies.quantileMillis(quantile);
    }
}
