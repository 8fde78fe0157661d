package io.gruard.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A running trial, in the hands of the one thread that evaluates it: it hands out parameters and takes reports.
 *
 * <p>Where the storage finds that the trial has meanwhile been failed by another worker, methods throw
 * {@link TrialFinishedException}.
 */
public final class Trial {

    /** System attribute that holds the parameters that a queued trial was given, external values by name. */
    static final String FIXED = "fixed_params";

    private final Study study;
    private final long id;
    private final int number;
    private final Map<String, ParameterValue> drawn;
    private Runnable timeCheck = () -> {};
    private TrialRecord record;

    Trial(Study study, TrialRecord record, Map<String, ParameterValue> drawn) {
        this.study = study;
        this.record = record;
        this.drawn = drawn;
        id = record.id();
        number = record.number();
    }

    long id() {
        return id;
    }

    /** The trial's number in its study, from 0. */
    public int number() {
        return number;
    }

    /** A generator of the trial's own, from the study's seed and the trial's number. */
    public RandomGenerator random() {
        return study.random(number, "objective");
    }

    public double suggestFloat(String name, double low, double high) {
        return suggestFloat(name, at(name, () -> FloatDistribution.uniform(low, high)));
    }

    public double suggestFloat(String name, FloatDistribution range) {
        return suggest(name, range);
    }

    public long suggestInt(String name, long low, long high) {
        return suggestInt(name, at(name, () -> IntDistribution.uniform(low, high)));
    }

    public long suggestInt(String name, IntDistribution range) {
        return (long) suggest(name, range);
    }

    /** @param choices strings, numbers, booleans or nulls */
    public <T extends @Nullable Object> T suggestCategorical(String name, List<T> choices) {
        CategoricalDistribution distribution = at(name, () -> {
            List<@Nullable Object> plain = new ArrayList<>(choices);
            return new CategoricalDistribution(plain);
        });
        return choices.get((int) suggest(name, distribution));
    }

    /**
     * The value of a parameter of any kind, internal. A name asked for again gets the same value.
     *
     * @throws IllegalArgumentException where the study knows the name with a distribution that does not go together with this
     *     one, or a queued value lies outside
     */
    public double suggest(String name, Distribution distribution) {
        ParameterValue held = record.parameters().get(name);
        if (held != null) {
            requireCompatible(name, held.distribution(), distribution);
            if (!distribution.contains(held.internal())) {
                throw new IllegalArgumentException("parameter '" + name + "': " + held.value() + " lies outside of "
                        + DistributionJson.write(distribution));
            }
            return held.internal();
        }
        ParameterValue parameter = new ParameterValue(study.known(name, distribution), choose(name, distribution));
        study.storage().putParameter(id, name, parameter);
        record = record.withParameter(name, parameter);
        return parameter.internal();
    }

    private double choose(String name, Distribution distribution) {
        JsonNode fixed = record.systemAttributes().get(FIXED);
        if (fixed != null && fixed.has(name)) {
            return fixedValue(name, distribution, fixed.get(name));
        }
        if (distribution.isSingle()) {
            return distribution.first();
        }
        ParameterValue joint = drawn.get(name);
        if (joint != null
                && joint.distribution().isCompatibleWith(distribution)
                && distribution.contains(joint.internal())) {
            return joint.internal();
        }
        return study.drawAlone(record, name, distribution);
    }

    static double fixedValue(String name, Distribution distribution, JsonNode value) {
        double internal;
        try {
            internal = distribution.internal(Json.plain(value));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("parameter '" + name + "': " + e.getMessage(), e);
        }
        if (!distribution.contains(internal)) {
            throw new IllegalArgumentException("parameter '" + name + "': the queued value " + value
                    + " lies outside of " + DistributionJson.write(distribution));
        }
        return internal;
    }

    /**
     * Notes the objective's value at a step, such as an epoch or a fold.
     *
     * @throws TrialInterrupted where the study's time is up or it was told to stop; not to be caught
     * @throws TrialPruned where the trial's own time is up
     */
    public void report(int step, double value) {
        if (step < 0) {
            throw new IllegalArgumentException("a step must be 0 or more, found " + step);
        }
        study.storage().putReport(id, step, value);
        record = record.withReport(step, value);
        timeCheck.run();
    }

    /** Whether the study's pruner thinks that the trial, after its latest report, is not worth going on with. */
    public boolean shouldPrune() {
        Pruner.PruningDecision verdict = study.evaluator(record);
        verdict.marks().forEach(this::mark);
        return verdict.prune();
    }

    /** Ends the trial as pruned where {@link #shouldPrune()} says so. */
    public void pruneIfHopeless() {
        if (shouldPrune()) {
            throw new TrialPruned();
        }
    }

    /** Notes something with the trial: whatever JSON can hold, as maps, lists, strings, numbers, booleans, records. */
    public void note(String key, @Nullable Object value) {
        JsonNode json = Json.tree(value);
        study.storage().putUserAttribute(id, key, json);
        record = record.withUserAttribute(key, json);
    }

    void mark(String key, JsonNode value) {
        study.storage().putSystemAttribute(id, key, value);
        record = record.withSystemAttribute(key, value);
    }

    /** The trial after its own latest change. */
    public TrialRecord record() {
        return record;
    }

    /** @param check run after each report; ends the trial by throwing */
    void checkTime(Runnable check) {
        timeCheck = check;
    }

    static void requireCompatible(String name, Distribution known, Distribution asked) {
        if (!known.isCompatibleWith(asked)) {
            throw new IllegalArgumentException("parameter '" + name + "': the study holds it as "
                    + DistributionJson.write(known) + ", but now it is asked for as " + DistributionJson.write(asked));
        }
    }

    private static <D> D at(String name, Supplier<D> distribution) {
        try {
            return distribution.get();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("parameter '" + name + "': " + e.getMessage(), e);
        }
    }
}
