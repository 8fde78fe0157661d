package io.gruard.learn.tune.pruner;

import io.gruard.learn.tune.History;
import io.gruard.learn.tune.Pruner;
import io.gruard.learn.tune.TrialRecord;

/** Lets every trial run to its end. */
public record NoPruning() implements Pruner {

    @Override
    public Verdict judge(History history, TrialRecord trial) {
        return Verdict.GO_ON;
    }
}
