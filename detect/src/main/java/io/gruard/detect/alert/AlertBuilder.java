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
 * Builds alerts from detections. There is one alert for each class, attacker and victim within a window. If there are
 * many, all attackers of one victim, or all victims of one attacker, share one alert. A window begins with the first
 * attack after the previous window, by the time at which the source emitted the records. On live traffic this machine's
 * clock also ends it, so that no alert waits for the next record.
 *
 * <p>{@link AlertSettings#maxRuns()} limits memory.
 */
public final class AlertBuilder implements DetectionSink {
    private record RunKey(String label, Party party) {}

    private record Half(String label, String address) {}

    /** A merge reads all runs. If it freed only a few places, nearly every detection would cause one. */
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
     * Creates a builder.
     *
     * @param explainer returns the reasons of an alert
     * @param excerpts stores packets of an alert's flows
     * @param clock ends windows, in addition to the time of records
     */
    public AlertBuilder(
            AlertSettings settings, Explainer explainer, PacketExcerpts excerpts, AlertClock clock, AlertSink sink) {
        this.settings = settings;
        this.explainer = explainer;
        this.excerpts = excerpts;
        this.clock = clock;
        this.sink = sink;
    }

    /** Returns the counters of the alerts so far. */
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
                // The parties have nothing in common: the window ends early, so that memory does not grow.
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

    /** Merges first by victim (a flood from forged addresses), then by attacker (a sweep). */
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
