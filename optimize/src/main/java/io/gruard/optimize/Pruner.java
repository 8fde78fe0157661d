package io.gruard.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Tells, from the values reported so far, whether a trial is worth going on with. Implementations hold settings only. */
public interface Pruner {

    /**
     * @param marks system attributes to store with the trial whatever the decision
     */
    record PruningDecision(boolean prune, Map<String, JsonNode> marks) {
        public static final PruningDecision GO_ON = new PruningDecision(false, Map.of());
        public static final PruningDecision PRUNE = new PruningDecision(true, Map.of());

        public static PruningDecision of(boolean prune) {
            return prune ? PRUNE : GO_ON;
        }
    }

    /**
     * @param history of the study, the trial included
     * @param trial the trial with the report that it just made
     */
    PruningDecision evaluator(History history, TrialRecord trial);

    /** The part of the history that the sampler of a trial with this number may learn from. */
    default History visibleTo(int number, History history) {
        return history;
    }
}
