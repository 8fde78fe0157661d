package io.gruard.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A running trial. It suggests parameters and receives reports. Only the thread that evaluates it may use it.
 *
 * <p>If another worker has failed the trial meanwhile, methods throw {@link TrialFinishedException}.
 */
public final class Trial {

    /** System attribute with the parameters of a queued trial, as external values by name. */
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

    /** Returns its number in the study, counted from 0. */
    public int number() {
        return number;
    }

    /** Returns a random generator that depends on the study's seed and the trial's number. */
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
     * Suggests the internal value of any parameter. Further calls with the same name return the same value.
     *
     * @throws IllegalArgumentException if the study has this name with an incompatible distribution, or if a queued value is
     *     outside the distribution
     */
    public double suggest(String name, Distribution distribution) {
        ParameterValue stored = record.parameters().get(name);
        if (stored != null) {
            requireCompatible(name, stored.distribution(), distribution);
            if (!distribution.contains(stored.internal())) {
                throw new IllegalArgumentException("parameter '" + name + "': expected a value of "
                        + DistributionJson.write(distribution) + ", found " + stored.value());
            }
            return stored.internal();
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
        return study.drawIndependently(record, name, distribution);
    }

    static double fixedValue(String name, Distribution distribution, JsonNode value) {
        double internal;
        try {
            internal = distribution.internal(Json.plain(value));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("parameter '" + name + "': " + e.getMessage(), e);
        }
        if (!distribution.contains(internal)) {
            throw new IllegalArgumentException("parameter '" + name + "': expected a queued value of "
                    + DistributionJson.write(distribution) + ", found " + value);
        }
        return internal;
    }

    /**
     * Reports the value of the objective at a step, such as an epoch or a fold.
     *
     * @throws TrialInterrupted if the study reached its time limit or was stopped; do not catch it
     * @throws TrialPruned if the trial reached its time limit
     */
    public void report(int step, double value) {
        if (step < 0) {
            throw new IllegalArgumentException("step: expected 0 or more, found " + step);
        }
        study.storage().putReport(id, step, value);
        record = record.withReport(step, value);
        timeCheck.run();
    }

    /** Returns whether the study's pruner decides to prune the trial after its latest report. */
    public boolean shouldPrune() {
        Pruner.PruningDecision decision = study.decide(record);
        decision.systemAttributes().forEach(this::setSystemAttribute);
        return decision.prune();
    }

    /** Ends the trial as pruned if {@link #shouldPrune()} returns true. */
    public void throwIfPruned() {
        if (shouldPrune()) {
            throw new TrialPruned();
        }
    }

    /** Stores a user attribute, which can be any value that JSON supports: a map, list, string, number, boolean or record. */
    public void setUserAttribute(String key, @Nullable Object value) {
        JsonNode json = Json.tree(value);
        study.storage().putUserAttribute(id, key, json);
        record = record.withUserAttribute(key, json);
    }

    void setSystemAttribute(String key, JsonNode value) {
        study.storage().putSystemAttribute(id, key, value);
        record = record.withSystemAttribute(key, value);
    }

    /** Returns the trial after the latest change by this object. */
    public TrialRecord record() {
        return record;
    }

    /** @param check called after each report; throws an exception to end the trial */
    void checkTime(Runnable check) {
        timeCheck = check;
    }

    static void requireCompatible(String name, Distribution known, Distribution suggested) {
        if (!known.isCompatibleWith(suggested)) {
            throw new IllegalArgumentException("parameter '" + name + "': expected " + DistributionJson.write(known)
                    + " as in the study, found " + DistributionJson.write(suggested));
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
