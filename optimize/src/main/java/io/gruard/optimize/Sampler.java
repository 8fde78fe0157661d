package io.gruard.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Chooses the parameters of a trial. Implementations contain settings only. They receive the history as an argument, so
 * several processes can sample for one study, and the same history and random numbers give the same choice.
 */
public interface Sampler {

    /**
     * Parameters that are drawn jointly at the start of a trial.
     *
     * @param parameters values by name; the objective may suggest other names or fewer
     * @param systemAttributes system attributes to store with the trial
     */
    record JointDraw(Map<String, ParameterValue> parameters, Map<String, JsonNode> systemAttributes) {

        public static JointDraw none() {
            return new JointDraw(Map.of(), Map.of());
        }
    }

    /**
     * Draws parameters jointly.
     *
     * @param history history of the study, including the trial
     */
    JointDraw drawJointly(History history, TrialRecord trial, RandomGenerator random);

    /** Draws one parameter that the joint draw does not contain. Returns its internal value. */
    double draw(History history, TrialRecord trial, String name, Distribution distribution, RandomGenerator random);

    /** Returns whether there is nothing left to try. The study then ends before its total number of trials. */
    default boolean isExhausted(History history) {
        return false;
    }
}
