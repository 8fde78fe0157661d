package io.gruard.optimize;

/** The function that a study optimizes. */
@FunctionalInterface
public interface Objective {

    /**
     * Evaluates one trial. If it returns NaN or throws an exception, the trial fails. {@link TrialPruned} ends it as pruned.
     */
    double evaluate(Trial trial) throws Exception;
}
