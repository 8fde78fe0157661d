package io.gruard.optimize.storage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import io.gruard.optimize.Direction;
import io.gruard.optimize.ParameterValue;
import io.gruard.optimize.StorageException;
import io.gruard.optimize.StudyRecord;
import io.gruard.optimize.StudyStorage;
import io.gruard.optimize.TrialDraft;
import io.gruard.optimize.TrialFinishedException;
import io.gruard.optimize.TrialRecord;
import io.gruard.optimize.TrialState;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stores studies in memory. They end with the process. */
public final class MemoryStorage implements StudyStorage {

    private final Clock clock;
    private final List<StudyRecord> studies = new ArrayList<>();
    /** Trials by id, which is the index. */
    private final List<MemoryTrial> trials = new ArrayList<>();

    private final Map<Long, List<MemoryTrial>> trialsByStudy = new HashMap<>();
    private final Map<Long, Instant> beats = new HashMap<>();

    public MemoryStorage() {
        this(Clock.systemUTC());
    }

    MemoryStorage(Clock clock) {
        this.clock = clock;
    }

    @Override
    public synchronized StudyRecord createStudy(String name, List<Direction> directions) {
        if (findStudy(name).isPresent()) {
            throw new StorageException("memory: a study with the name '" + name + "' exists already");
        }
        StudyRecord study = new StudyRecord(studies.size(), name, directions, Map.of(), Map.of());
        studies.add(study);
        trialsByStudy.put(study.id(), new ArrayList<>());
        return study;
    }

    @Override
    public synchronized Optional<StudyRecord> findStudy(String name) {
        return studies.stream().filter(study -> study.name().equals(name)).findFirst();
    }

    @Override
    public synchronized List<StudyRecord> studies() {
        return List.copyOf(studies);
    }

    @Override
    public synchronized void putStudyUserAttribute(long study, String key, JsonNode value) {
        StudyRecord old = studies.get((int) study);
        Map<String, JsonNode> user = with(old.userAttributes(), key, value);
        studies.set((int) study, new StudyRecord(study, old.name(), old.directions(), user, old.systemAttributes()));
    }

    @Override
    public synchronized void putStudySystemAttribute(long study, String key, JsonNode value) {
        StudyRecord old = studies.get((int) study);
        Map<String, JsonNode> system = with(old.systemAttributes(), key, value);
        studies.set((int) study, new StudyRecord(study, old.name(), old.directions(), old.userAttributes(), system));
    }

    @Override
    public synchronized Optional<TrialRecord> startTrial(long study, int maxTrials) {
        List<MemoryTrial> all = ofStudy(study);
        long started = all.stream()
                .filter(trial -> trial.state() != TrialState.WAITING && !trial.isInterrupted())
                .count();
        if (started >= maxTrials) {
            return Optional.empty();
        }
        MemoryTrial next = all.stream()
                .filter(trial -> trial.state() == TrialState.WAITING)
                .findFirst()
                .orElseGet(() -> add(study, TrialDraft.waiting(Map.of(), Map.of())));
        next.start(now());
        return Optional.of(next.record());
    }

    @Override
    public synchronized TrialRecord addTrial(long study, TrialDraft draft) {
        return add(study, draft).record();
    }

    @Override
    public synchronized void putParameter(long trial, String name, ParameterValue parameter) {
        unfinished(trial).parameter(name, parameter);
    }

    @Override
    public synchronized void putReport(long trial, int step, double value) {
        unfinished(trial).report(step, value);
    }

    @Override
    public synchronized void putUserAttribute(long trial, String key, JsonNode value) {
        unfinished(trial).userAttribute(key, value);
    }

    @Override
    public synchronized void putSystemAttribute(long trial, String key, JsonNode value) {
        unfinished(trial).systemAttribute(key, value);
    }

    @Override
    public synchronized boolean finish(long trial, TrialState state, @Nullable Double value) {
        MemoryTrial running = trials.get((int) trial);
        if (running.state().isFinished()) {
            return false;
        }
        running.finish(state, value, now());
        return true;
    }

    @Override
    public synchronized List<TrialRecord> trials(long study) {
        return ofStudy(study).stream().map(MemoryTrial::record).toList();
    }

    @Override
    public synchronized TrialRecord trial(long trial) {
        return trials.get((int) trial).record();
    }

    @Override
    public synchronized void beat(long trial) {
        beats.put(trial, now());
    }

    @Override
    public synchronized List<TrialRecord> failStale(long study, Duration grace) {
        Instant latest = now().minus(grace);
        List<TrialRecord> failed = new ArrayList<>();
        for (MemoryTrial trial : ofStudy(study)) {
            Instant beat = beats.get(trial.id());
            if (trial.state() == TrialState.RUNNING && beat != null && beat.isBefore(latest)) {
                trial.systemAttribute(INTERRUPTED, BooleanNode.TRUE);
                trial.finish(TrialState.FAIL, null, now());
                failed.add(trial.record());
            }
        }
        return failed;
    }

    @Override
    public void close() {
        // There is nothing to close.
    }

    private MemoryTrial add(long study, TrialDraft draft) {
        List<MemoryTrial> ofStudy = ofStudy(study);
        MemoryTrial trial = new MemoryTrial(trials.size(), ofStudy.size(), draft);
        trials.add(trial);
        ofStudy.add(trial);
        return trial;
    }

    private List<MemoryTrial> ofStudy(long study) {
        List<MemoryTrial> ofStudy = trialsByStudy.get(study);
        if (ofStudy == null) {
            throw new StorageException("memory: no study with id " + study);
        }
        return ofStudy;
    }

    private MemoryTrial unfinished(long trial) {
        MemoryTrial found = trials.get((int) trial);
        if (found.state().isFinished()) {
            throw new TrialFinishedException(trial, found.state());
        }
        return found;
    }

    private static Map<String, JsonNode> with(Map<String, JsonNode> old, String key, JsonNode value) {
        Map<String, JsonNode> changed = new LinkedHashMap<>(old);
        changed.put(key, value);
        return changed;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
