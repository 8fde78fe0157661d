package io.gruard.optimize;

/** What a study optimises. */
@FunctionalInterface
public interface Objective {

    /**
     * Evaluates one trial. NaN, or an exception, fails the trial; {@link TrialPruned} ends it as pruned.
     */
    double evaluate(Trial trial) throws Exception;
}
