package io.gruard.optimize;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Decides, from the values reported so far, whether to prune a trial. Implementations contain settings only. */
public interface Pruner {

    /**
     * A decision on a trial.
     *
     * @param prune whether to prune the trial
     * @param systemAttributes system attributes to store with the trial in either case
     */
    record PruningDecision(boolean prune, Map<String, JsonNode> systemAttributes) {
        public static final PruningDecision CONTINUE = new PruningDecision(false, Map.of());
        public static final PruningDecision PRUNE = new PruningDecision(true, Map.of());

        public static PruningDecision of(boolean prune) {
            return prune ? PRUNE : CONTINUE;
        }
    }

    /**
     * Decides on a trial.
     *
     * @param history history of the study, including the trial
     * @param trial the trial with its latest report
     */
    PruningDecision decide(History history, TrialRecord trial);

    /** Returns the part of the history that the sampler may use for a trial with this number. */
    default History visibleTo(int number, History history) {
        return history;
    }
}
