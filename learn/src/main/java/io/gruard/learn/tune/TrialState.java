package io.gruard.learn.tune;

/** The life of a trial: {@code WAITING} (enqueued) → {@code RUNNING} → one of the finished states. Names and order are Optuna's. */
public enum TrialState {
    RUNNING,
    COMPLETE,
    PRUNED,
    FAIL,
    WAITING;

    public boolean isFinished() {
        return this == COMPLETE || this == PRUNED || this == FAIL;
    }

    /** Whether a sampler may learn from the trial's value. */
    public boolean isInformative() {
        return this == COMPLETE || this == PRUNED;
    }
}
