package io.gruard.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A search for the parameters that minimize or maximize an objective. A study is a growing list of trials in a storage, which
 * several threads and processes can share. All methods are thread-safe.
 */
public final class Study {

    /** System attribute with the declared space, as distributions by name. */
    static final String SPACE = "gruard:space";

    private final StudyStorage storage;
    private final StudySettings settings;
    private final long id;
    private final Map<String, Distribution> known = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    private Study(StudyStorage storage, StudySettings settings, long id) {
        this.storage = storage;
        this.settings = settings;
        this.id = id;
    }

    /**
     * Opens the study with this name, or creates it.
     *
     * @throws StorageException if the stored study has another direction, several objectives or another space
     */
    public static Study open(StudyStorage storage, StudySettings settings) {
        StudyRecord record = storage.findStudy(settings.name()).orElseGet(() -> create(storage, settings));
        if (record.directions().size() != 1) {
            throw new StorageException("study '" + record.name() + "': expected one objective, found "
                    + record.directions().size());
        }
        if (record.directions().getFirst() != settings.direction()) {
            throw new StorageException("study '" + record.name() + "': expected direction "
                    + record.directions().getFirst() + " as in the storage, found " + settings.direction());
        }
        Study study = new Study(storage, settings, record.id());
        settings.declaredSpace().ifPresent(space -> study.declare(record, space));
        return study;
    }

    private static StudyRecord create(StudyStorage storage, StudySettings settings) {
        try {
            return storage.createStudy(settings.name(), List.of(settings.direction()));
        } catch (StorageException e) {
            // Another worker may have created it meanwhile.
            return storage.findStudy(settings.name()).orElseThrow(() -> e);
        }
    }

    private void declare(StudyRecord record, Map<String, Distribution> space) {
        JsonNode stored = record.systemAttributes().get(SPACE);
        if (stored == null) {
            for (TrialRecord trial : storage.trials(id)) {
                trial.parameters().forEach((name, parameter) -> {
                    Distribution declared = space.get(name);
                    if (declared != null) {
                        Trial.requireCompatible(name, parameter.distribution(), declared);
                    }
                });
            }
            ObjectNode json = Json.emptyObject();
            new TreeMap<>(space).forEach((name, distribution) -> json.set(name, DistributionJson.tree(distribution)));
            storage.putStudySystemAttribute(id, SPACE, json);
            return;
        }
        Map<String, Distribution> storedSpace = new LinkedHashMap<>();
        stored.properties().forEach(entry -> storedSpace.put(entry.getKey(), DistributionJson.read(entry.getValue())));
        SpaceDifference.between(storedSpace, space).ifPresent(difference -> {
            throw new StorageException("study '" + record.name() + "' has another search space: " + difference);
        });
    }

    public String name() {
        return settings.name();
    }

    public Direction direction() {
        return settings.direction();
    }

    public History history() {
        return new History(settings.name(), settings.direction(), storage.trials(id));
    }

    /** Returns the completed trial with the best value. */
    public Optional<TrialRecord> best() {
        return history().best();
    }

    public StudyRecord record() {
        return storage.findStudy(settings.name())
                .orElseThrow(() -> new StorageException("study '" + settings.name() + "' was deleted"));
    }

    /** Stores a user attribute, which can be any value that JSON supports. */
    public void setUserAttribute(String key, @Nullable Object value) {
        storage.putStudyUserAttribute(id, key, Json.tree(value));
    }

    /**
     * Queues a trial with these external values by name. The sampler chooses missing parameters.
     *
     * @throws IllegalArgumentException if the study has a declared space that does not contain a name or value
     */
    public TrialRecord enqueue(Map<String, ? extends @Nullable Object> parameters) {
        settings.declaredSpace()
                .ifPresent(space -> parameters.forEach((name, value) -> {
                    Distribution distribution = space.get(name);
                    if (distribution == null) {
                        throw new IllegalArgumentException("expected parameters of the search space, "
                                + space.keySet().stream().sorted().toList() + ", found '" + name + "'");
                    }
                    Trial.fixedValue(name, distribution, Json.tree(value));
                }));
        return storage.addTrial(id, TrialDraft.waiting(Map.of(), Map.of(Trial.FIXED, Json.tree(parameters))));
    }

    /** Adds a trial that ran elsewhere. */
    public TrialRecord add(TrialDraft trial) {
        return storage.addTrial(id, trial);
    }

    /** Starts a queued or a new trial, which {@link #tell}, {@link #prune} or {@link #fail} must end. */
    public Trial ask() {
        return ask(Integer.MAX_VALUE)
                .orElseThrow(() -> new IllegalStateException("study '" + name() + "': there is nothing left to try"));
    }

    /**
     * Starts a trial if fewer than {@code maxTrials} were started in the study, by all workers together.
     *
     * @return the trial, or nothing if there are enough trials or the sampler has nothing left to try
     */
    public Optional<Trial> ask(int maxTrials) {
        if (settings.sampler().isExhausted(history())) {
            return Optional.empty();
        }
        return storage.startTrial(id, maxTrials).map(this::begin);
    }

    private Trial begin(TrialRecord started) {
        Sampler.JointDraw draw =
                settings.sampler().drawJointly(visibleTo(started), started, random(started.number(), "joint"));
        Trial trial = new Trial(this, started, draw.parameters());
        draw.systemAttributes().forEach(trial::setSystemAttribute);
        return trial;
    }

    /** Ends a trial with its value. A value of NaN fails it. */
    public TrialRecord tell(Trial trial, double value) {
        if (Double.isNaN(value)) {
            return fail(trial, "the objective returned NaN");
        }
        return end(trial, TrialState.COMPLETE, value);
    }

    /** Ends a trial as pruned. Its value is its latest report. */
    public TrialRecord prune(Trial trial) {
        TrialRecord record = trial.record();
        Double last = record.intermediate().isEmpty()
                ? null
                : record.intermediate().lastEntry().getValue();
        return end(trial, TrialState.PRUNED, last == null || last.isNaN() ? null : last);
    }

    /** Ends a trial as failed, without a value. */
    public TrialRecord fail(Trial trial, String reason) {
        return failWith(trial, TrialRecord.FAILURE, Json.tree(reason));
    }

    TrialRecord interrupt(Trial trial) {
        return failWith(trial, StudyStorage.INTERRUPTED, Json.tree(true));
    }

    private TrialRecord failWith(Trial trial, String key, JsonNode value) {
        try {
            trial.setSystemAttribute(key, value);
        } catch (TrialFinishedException byAnotherWorker) {
            return storage.trial(trial.id());
        }
        return end(trial, TrialState.FAIL, null);
    }

    /** Ends a trial. It is not an error if another worker has failed the trial before; the trial does not change then. */
    private TrialRecord end(Trial trial, TrialState state, @Nullable Double value) {
        storage.finish(trial.id(), state, value);
        return storage.trial(trial.id());
    }

    /**
     * Runs trials until the total or the time limit is reached, the sampler has nothing left to try, or {@link #stop()} is
     * called.
     *
     * @throws ObjectiveException if the objective threw an exception and the options do not continue after errors
     */
    public void optimize(Objective objective, Optimization optimization) {
        stopping = false;
        new OptimizationLoop(this, objective, optimization).run();
    }

    /** Ends the running {@link #optimize}. No new trials start, and running ones are interrupted at their next report. */
    public void stop() {
        stopping = true;
    }

    boolean isStopping() {
        return stopping;
    }

    StudyStorage storage() {
        return storage;
    }

    long id() {
        return id;
    }

    double drawIndependently(TrialRecord trial, String name, Distribution distribution) {
        return settings.sampler()
                .draw(visibleTo(trial), trial, name, distribution, random(trial.number(), "parameter " + name));
    }

    Pruner.PruningDecision decide(TrialRecord trial) {
        return settings.pruner().decide(history(), trial);
    }

    private History visibleTo(TrialRecord trial) {
        return settings.pruner().visibleTo(trial.number(), history());
    }

    /**
     * Returns the study's instance of the distribution, so that comparisons of thousands of trials are cheap.
     *
     * @throws IllegalArgumentException if a trial has this name with an incompatible distribution
     */
    Distribution known(String name, Distribution distribution) {
        Distribution first = known.computeIfAbsent(
                name,
                expected -> storage.trials(id).stream()
                        .flatMap(trial -> Optional.ofNullable(trial.parameters().get(expected)).stream())
                        .map(ParameterValue::distribution)
                        .findFirst()
                        .orElse(distribution));
        Trial.requireCompatible(name, first, distribution);
        return first.equals(distribution) ? first : distribution;
    }

    /** Makes a random generator that depends only on seed, trial and purpose. */
    RandomGenerator random(int number, String purpose) {
        long ofTrial = new SplittableRandom(settings.seed()).nextLong() + 0x9E3779B97F4A7C15L * (number + 1L);
        long ofPurpose = new SplittableRandom(ofTrial).nextLong() ^ ((long) purpose.hashCode() << 16);
        return new SplittableRandom(ofPurpose);
    }
}
