package io.gruard.optimize.pruner;

import io.gruard.optimize.History;
import io.gruard.optimize.Pruner;
import io.gruard.optimize.TrialRecord;

/** Never prunes a trial. */
public record NoPruning() implements Pruner {

    @Override
    public PruningDecision decide(History history, TrialRecord trial) {
        return PruningDecision.CONTINUE;
    }
}
