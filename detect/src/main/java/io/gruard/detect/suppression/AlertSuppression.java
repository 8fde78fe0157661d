package io.gruard.detect.suppression;

import io.gruard.detect.Detection;
import io.gruard.detect.DetectionSink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Suppresses detections that match a rule, and counts them by rule. Suppressed detections are passed on without an
 * attack, so that the next sink sees time pass. Any thread can read the hits.
 */
public final class AlertSuppression implements DetectionSink {
    private final SuppressionRules rules;
    private final DetectionSink next;
    private final AtomicLongArray hits;

    public AlertSuppression(SuppressionRules rules, DetectionSink next) {
        this.rules = rules;
        this.next = next;
        this.hits = new AtomicLongArray(rules.rules().size());
    }

    @Override
    public void accept(List<Detection> detections) throws IOException {
        if (hits.length() == 0) {
            next.accept(detections);
            return;
        }
        List<Detection> remaining = new ArrayList<>(detections.size());
        for (Detection detection : detections) {
            remaining.add(detection.attack() && suppressed(detection) ? detection.withoutAttack() : detection);
        }
        next.accept(remaining);
    }

    private boolean suppressed(Detection detection) {
        Optional<Integer> rule = rules.firstMatch(Circumstances.of(detection));
        rule.ifPresent(hits::incrementAndGet);
        return rule.isPresent();
    }

    @Override
    public void idle() throws IOException {
        next.idle();
    }

    /** Returns the number of detections that each rule suppressed, by rule name in order. */
    public Map<String, Long> hits() {
        Map<String, Long> counts = new LinkedHashMap<>();
        for (int i = 0; i < hits.length(); i++) {
            counts.put(rules.rules().get(i).name(), hits.get(i));
        }
        return counts;
    }
}
