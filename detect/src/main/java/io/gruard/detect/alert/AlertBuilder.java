package io.gruard.detect.alert;

import io.gruard.detect.Contribution;
import io.gruard.detect.Detection;
import io.gruard.detect.DetectionSink;
import io.gruard.detect.Detector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Makes alerts of detections: one for each class, attacker and victim within a window, or for all attackers of one victim, or
 * all victims of one attacker, where there are many. Windows follow each other in the time at which records ended.
 *
 * <p>Bounded by {@link AlertSettings#mostRuns()}.
 */
public final class AlertBuilder implements DetectionSink {
    private record Key(String label, Party party) {}

    private record Half(String label, String address) {}

    private final AlertSettings settings;
    private final Severities severities;
    private final AlertSink sink;
    private final Map<Key, Run> runs = new LinkedHashMap<>();
    private long windowEnd = Long.MIN_VALUE;

    public AlertBuilder(AlertSettings settings, Severities severities, AlertSink sink) {
        this.settings = settings;
        this.severities = severities;
        this.sink = sink;
    }

    @Override
    public void accept(List<Detection> detections, Detector detector) throws IOException {
        for (Detection detection : detections) {
            if (!detection.attack()) {
                continue;
            }
            long time = detection.observation().subject().timeNanos();
            if (!runs.isEmpty() && time >= windowEnd) {
                finish(detector);
            }
            if (runs.isEmpty()) {
                windowEnd = time + settings.window().toNanos();
            }
            add(detection);
        }
    }

    private void add(Detection detection) {
        Key key = new Key(detection.label(), Party.of(detection.observation().subject()));
        Run run = runs.get(key);
        if (run != null) {
            run.add(detection);
            return;
        }
        if (runs.size() >= settings.mostRuns()) {
            merge();
        }
        runs.put(key, new Run(detection));
    }

    /**
     * Gives out the alerts of the open window.
     *
     * @param detector to ask for reasons
     */
    public void finish(Detector detector) throws IOException {
        merge();
        for (Map.Entry<Key, Run> entry : runs.entrySet()) {
            Run run = entry.getValue();
            List<Contribution> reasons = detector.reasons(run.strongest(), settings.reasons());
            String label = entry.getKey().label();
            sink.accept(Alert.of(label, severities.of(label), run, reasons));
        }
        runs.clear();
    }

    /** First by victim (a flood from forged addresses), then by attacker (a sweep). */
    private void merge() {
        merge(Party::victim, victim -> new Party("*", victim), true);
        merge(Party::attacker, attacker -> new Party(attacker, "*"), false);
    }

    private void merge(Function<Party, String> common, Function<String, Party> merged, boolean attackersDiffer) {
        Map<Half, List<Key>> groups = new HashMap<>();
        for (Key key : runs.keySet()) {
            groups.computeIfAbsent(new Half(key.label(), common.apply(key.party())), any -> new ArrayList<>())
                    .add(key);
        }
        for (Key key : List.copyOf(runs.keySet())) {
            String address = common.apply(key.party());
            Key wholeKey = new Key(key.label(), merged.apply(address));
            Run whole = runs.get(wholeKey);
            List<Key> group = groups.getOrDefault(new Half(key.label(), address), List.of());
            boolean many = whole != null || group.size() >= settings.mergeFrom();
            if (key.equals(wholeKey) || !many || address.equals("*") || address.isEmpty()) {
                continue;
            }
            Run run = Objects.requireNonNull(runs.remove(key), "it was among the keys");
            if (whole == null) {
                runs.put(wholeKey, run);
            } else {
                whole.merge(run, attackersDiffer, !attackersDiffer);
            }
        }
    }
}
