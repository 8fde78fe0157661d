package io.gruard.detect.alert;

import io.gruard.detect.Contribution;
import io.gruard.detect.Detection;
import io.gruard.detect.DetectionSink;
import io.gruard.detect.Explainer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * Makes alerts of detections: one for each class, attacker and victim within a window, or for all attackers of one victim, or
 * all victims of one attacker, where there are many. A window begins with the first attack after the last one, in the time at
 * which the source gave the records; on live traffic it ends by this machine's clock too, so that no alert waits for the next
 * record.
 *
 * <p>Bounded by {@link AlertSettings#maxRuns()}.
 */
public final class AlertBuilder implements DetectionSink {
    private record RunKey(String label, Party party) {}

    private record Half(String label, String address) {}

    /** Merging walks over all runs; were it to free only a few places, it would be done for nearly every detection. */
    private static final double FULL_AFTER_MERGING = 0.75;

    private final AlertSettings settings;
    private final Explainer explainer;
    private final PacketExcerpts excerpts;
    private final AlertSink sink;
    private final AlertClock clock;
    private final AlertCounters counters = new AlertCounters();
    private final Map<RunKey, DetectionRun> runs = new LinkedHashMap<>();
    private long windowEnd = Long.MIN_VALUE;
    private long windowOpened;

    /**
     * A builder.
     *
     * @param explainer gives the reasons of an alert
     * @param excerpts keeps packets of an alert's flows
     * @param clock by which windows end, in addition to the time of records
     */
    public AlertBuilder(
            AlertSettings settings, Explainer explainer, PacketExcerpts excerpts, AlertClock clock, AlertSink sink) {
        this.settings = settings;
        this.explainer = explainer;
        this.excerpts = excerpts;
        this.clock = clock;
        this.sink = sink;
    }

    /** What became of the detections so far. */
    public AlertCounters counters() {
        return counters;
    }

    @Override
    public void accept(List<Detection> detections) throws IOException {
        for (Detection detection : detections) {
            long time = detection.observation().subject().emittedNanos();
            if (!runs.isEmpty() && time >= windowEnd) {
                finish();
            }
            if (!detection.attack()) {
                continue;
            }
            if (runs.isEmpty()) {
                windowEnd = time + settings.window().toNanos();
                windowOpened = clock.nanos();
            }
            add(detection);
        }
        idle();
    }

    @Override
    public void idle() throws IOException {
        if (!runs.isEmpty() && clock.nanos() - windowOpened >= settings.window().toNanos()) {
            finish();
        }
    }

    private void add(Detection detection) throws IOException {
        RunKey key =
                new RunKey(detection.label(), Party.of(detection.observation().subject()));
        DetectionRun run = runs.get(key);
        if (run != null) {
            run.add(detection);
            return;
        }
        if (runs.size() >= settings.maxRuns()) {
            merge();
            if (runs.size() > settings.maxRuns() * FULL_AFTER_MERGING) {
                // Parties that have nothing in common: the window ends early rather than grow.
                finish();
            }
        }
        runs.put(key, new DetectionRun(detection));
    }

    /** Emits the alerts of the open window. */
    public void finish() throws IOException {
        merge();
        for (Map.Entry<RunKey, DetectionRun> entry : runs.entrySet()) {
            DetectionRun run = entry.getValue();
            List<Contribution> reasons =
                    settings.reasons() == 0 ? List.of() : explainer.reasons(run.strongest(), settings.reasons());
            String label = entry.getKey().label();
            Alert alert =
                    run.alert(settings.sensor(), label, settings.severities().of(label), reasons);
            Optional<String> packets = excerpts.save(alert, run.flows());
            sink.accept(packets.map(alert::withPackets).orElse(alert));
            counters.count(alert, System.nanoTime() - run.firstSeenNanos());
        }
        boolean any = !runs.isEmpty();
        runs.clear();
        if (any) {
            sink.flush();
        }
    }

    /** First by victim (a flood from forged addresses), then by attacker (a sweep). */
    private void merge() {
        merge(Party::victim, victim -> new Party("*", victim), true);
        merge(Party::attacker, attacker -> new Party(attacker, "*"), false);
    }

    private void merge(Function<Party, String> common, Function<String, Party> merged, boolean attackersDiffer) {
        Map<Half, List<RunKey>> groups = new HashMap<>();
        for (RunKey key : runs.keySet()) {
            groups.computeIfAbsent(new Half(key.label(), common.apply(key.party())), any -> new ArrayList<>())
                    .add(key);
        }
        for (RunKey key : List.copyOf(runs.keySet())) {
            String address = common.apply(key.party());
            RunKey wholeKey = new RunKey(key.label(), merged.apply(address));
            DetectionRun whole = runs.get(wholeKey);
            List<RunKey> group = groups.getOrDefault(new Half(key.label(), address), List.of());
            boolean many = whole != null || group.size() >= settings.mergeFrom();
            if (key.equals(wholeKey) || !many || address.equals("*") || address.isEmpty()) {
                continue;
            }
            DetectionRun run = Objects.requireNonNull(runs.remove(key), "it was among the keys");
            if (whole == null) {
                runs.put(wholeKey, run);
            } else {
                whole.merge(run, attackersDiffer, !attackersDiffer);
            }
        }
    }
}
