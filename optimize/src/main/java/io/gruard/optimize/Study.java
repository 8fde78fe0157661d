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
 * The search for the parameters at which an objective is smallest or largest: a growing list of trials in a storage that other
 * threads and processes may share. All methods may be called from several threads.
 */
public final class Study {

    /** System attribute that holds the declared space, distributions by name. */
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
     * Goes on with the study of that name, or begins it.
     *
     * @throws StorageException where the study there has another direction, several objectives, or another space
     */
    public static Study open(StudyStorage storage, StudySettings settings) {
        StudyRecord record = storage.findStudy(settings.name()).orElseGet(() -> create(storage, settings));
        if (record.directions().size() != 1) {
            throw new StorageException("study '" + record.name() + "' has "
                    + record.directions().size() + " objectives; gruard goes on with studies of one");
        }
        if (record.directions().getFirst() != settings.direction()) {
            throw new StorageException("study '" + record.name() + "' is to "
                    + record.directions().getFirst() + ", but " + settings.direction() + " was asked for");
        }
        Study study = new Study(storage, settings, record.id());
        settings.declaredSpace().ifPresent(space -> study.declare(record, space));
        return study;
    }

    private static StudyRecord create(StudyStorage storage, StudySettings settings) {
        try {
            return storage.createStudy(settings.name(), List.of(settings.direction()));
        } catch (StorageException e) {
            // Another worker may have been faster.
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
        Map<String, Distribution> there = new LinkedHashMap<>();
        stored.properties().forEach(entry -> there.put(entry.getKey(), DistributionJson.read(entry.getValue())));
        SpaceDifference.between(there, space).ifPresent(difference -> {
            throw new StorageException("study '" + record.name() + "' has another space: " + difference);
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

    /** The completed trial with the best value. */
    public Optional<TrialRecord> best() {
        return history().best();
    }

    public StudyRecord record() {
        return storage.findStudy(settings.name())
                .orElseThrow(() -> new StorageException("study '" + settings.name() + "' was deleted meanwhile"));
    }

    public void note(String key, @Nullable Object value) {
        storage.putStudyUserAttribute(id, key, Json.tree(value));
    }

    /**
     * Puts a trial with these parameters, external values by name, in the queue; the sampler chooses those that are missing.
     *
     * @throws IllegalArgumentException where the study has a declared space and a name or value is not of it
     */
    public TrialRecord enqueue(Map<String, ? extends @Nullable Object> parameters) {
        settings.declaredSpace()
                .ifPresent(space -> parameters.forEach((name, value) -> {
                    Distribution distribution = space.get(name);
                    if (distribution == null) {
                        throw new IllegalArgumentException(
                                "parameter '" + name + "' is not in the study's space, which has "
                                        + space.keySet().stream().sorted().toList());
                    }
                    Trial.fixedValue(name, distribution, Json.tree(value));
                }));
        return storage.addTrial(id, TrialDraft.waiting(Map.of(), Map.of(Trial.FIXED, Json.tree(parameters))));
    }

    /** Adds a trial that ran elsewhere. */
    public TrialRecord add(TrialDraft trial) {
        return storage.addTrial(id, trial);
    }

    /** Starts a trial, from the queue or a new one, to be ended by {@link #tell} or {@link #end}. */
    public Trial ask() {
        return ask(Integer.MAX_VALUE)
                .orElseThrow(() -> new IllegalStateException("study '" + name() + "' has no room for another trial"));
    }

    /**
     * Starts a trial while fewer than {@code budget} were ever started in the study, by whomever.
     *
     * @return empty where the budget is spent or the sampler has nothing left to try
     */
    public Optional<Trial> ask(int budget) {
        if (settings.sampler().isExhausted(history())) {
            return Optional.empty();
        }
        return storage.startTrial(id, budget).map(this::begin);
    }

    private Trial begin(TrialRecord started) {
        Sampler.JointDraw draw =
                settings.sampler().drawJointly(visibleTo(started), started, random(started.number(), "joint"));
        Trial trial = new Trial(this, started, draw.parameters());
        draw.marks().forEach(trial::mark);
        return trial;
    }

    /** Ends a trial with its value; NaN fails it. */
    public TrialRecord tell(Trial trial, double value) {
        if (Double.isNaN(value)) {
            return fail(trial, "the objective returned NaN");
        }
        return end(trial, TrialState.COMPLETE, value);
    }

    /** Ends a trial as pruned, with its latest report as its value. */
    public TrialRecord prune(Trial trial) {
        TrialRecord record = trial.record();
        Double last = record.intermediate().isEmpty()
                ? null
                : record.intermediate().lastEntry().getValue();
        return end(trial, TrialState.PRUNED, last == null || last.isNaN() ? null : last);
    }

    /** Ends a trial without a value. */
    public TrialRecord fail(Trial trial, String reason) {
        return endMarked(trial, TrialRecord.FAILURE, Json.tree(reason));
    }

    TrialRecord interrupt(Trial trial) {
        return endMarked(trial, StudyStorage.INTERRUPTED, Json.tree(true));
    }

    private TrialRecord endMarked(Trial trial, String key, JsonNode mark) {
        try {
            trial.mark(key, mark);
        } catch (TrialFinishedException byAnotherWorker) {
            return storage.trial(trial.id());
        }
        return end(trial, TrialState.FAIL, null);
    }

    /** A trial that another worker has already failed stays as it is: that is not an error. */
    private TrialRecord end(Trial trial, TrialState state, @Nullable Double value) {
        storage.finish(trial.id(), state, value);
        return storage.trial(trial.id());
    }

    /**
     * Runs trials until the total is reached, time is up, the sampler has nothing left, or {@link #stop()} is called.
     *
     * @throws ObjectiveException where the objective threw and the call was not to go on after that
     */
    public void optimize(Objective objective, Optimization optimization) {
        stopping = false;
        new OptimizationLoop(this, objective, optimization).run();
    }

    /** Lets the running {@link #optimize} end: no new trials, and those running end, interrupted, at their next report. */
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

    double drawAlone(TrialRecord trial, String name, Distribution distribution) {
        return settings.sampler()
                .draw(visibleTo(trial), trial, name, distribution, random(trial.number(), "parameter " + name));
    }

    Pruner.PruningDecision evaluator(TrialRecord trial) {
        return settings.pruner().evaluator(history(), trial);
    }

    private History visibleTo(TrialRecord trial) {
        return settings.pruner().visibleTo(trial.number(), history());
    }

    /**
     * The study's own instance of the distribution, so that comparing thousands of trials is cheap.
     *
     * @throws IllegalArgumentException where a trial holds the name with one that does not go together with this one
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

    /** Random numbers that depend on the seed, the trial and what they are for, but not on what ran before. */
    RandomGenerator random(int number, String purpose) {
        long ofTrial = new SplittableRandom(settings.seed()).nextLong() + 0x9E3779B97F4A7C15L * (number + 1L);
        long ofPurpose = new SplittableRandom(ofTrial).nextLong() ^ ((long) purpose.hashCode() << 16);
        return new SplittableRandom(ofPurpose);
    }
}
