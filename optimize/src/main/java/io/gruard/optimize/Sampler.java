package io.gruard.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Chooses the parameters of a trial. Implementations hold settings only; what they decide on is handed to them, so that several
 * processes may sample for one study, and the same history and random numbers give the same choice.
 */
public interface Sampler {

    /**
     * Parameters that are drawn together when a trial starts.
     *
     * @param parameters internal value by name; a name may be missing, or turn out not to be asked for
     * @param marks system attributes to store with the trial
     */
    record JointDraw(Map<String, ParameterValue> parameters, Map<String, JsonNode> marks) {

        public static JointDraw none() {
            return new JointDraw(Map.of(), Map.of());
        }
    }

    /**
     * @param history of the study, the trial included
     */
    JointDraw drawJointly(History history, TrialRecord trial, RandomGenerator random);

    /** Draws one parameter that the joint draw left out; internal value. */
    double draw(History history, TrialRecord trial, String name, Distribution distribution, RandomGenerator random);

    /** Whether there is nothing left to try, so that the study ends before its budget is spent. */
    default boolean isExhausted(History history) {
        return false;
    }
}
