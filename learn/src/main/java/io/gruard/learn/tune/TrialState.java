package io.gruard.learn.tune;

/** The life of a trial: {@code WAITING} (enqueued) → {@code RUNNING} → one of the finished states. Names are Optuna's. */
public enum TrialState {
    RUNNING(0),
    COMPLETE(1),
    PRUNED(2),
    FAIL(3),
    WAITING(4);

    private final int code;

    TrialState(int code) {
        this.code = code;
    }

    /** Optuna's number for the state, as in its journal. */
    public int code() {
        return code;
    }

    public static TrialState of(int code) {
        for (TrialState state : values()) {
            if (state.code == code) {
                return state;
            }
        }
        throw new IllegalArgumentException("a state from 0 to 4 was wanted, found " + code);
    }

    public boolean isFinished() {
        return this == COMPLETE || this == PRUNED || this == FAIL;
    }

    /** Whether a sampler may learn from the trial's value. */
    public boolean isInformative() {
        return this == COMPLETE || this == PRUNED;
    }
}
