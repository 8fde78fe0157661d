package io.gruard.optimize.pruner;

import io.gruard.optimize.History;
import io.gruard.optimize.Pruner;
import io.gruard.optimize.TrialRecord;

/** Lets every trial run to its end. */
public record NoPruning() implements Pruner {

    @Override
    public PruningDecision evaluator(History history, TrialRecord trial) {
        return PruningDecision.GO_ON;
    }
}
