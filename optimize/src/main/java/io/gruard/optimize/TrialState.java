package io.gruard.optimize;

/** The life of a trial: {@code WAITING} (enqueued) → {@code RUNNING} → one of the finished states. Names are Optuna's. */
public enum TrialState {
    RUNNING(0, "RUNNING"),
    COMPLETE(1, "COMPLETE"),
    PRUNED(2, "PRUNED"),
    FAIL(3, "FAIL"),
    WAITING(4, "WAITING");

    private final int code;
    private final String id;

    TrialState(int code, String id) {
        this.code = code;
        this.id = id;
    }

    /** Optuna's name for the state, as in its tables. */
    public String id() {
        return id;
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
        throw new IllegalArgumentException("a state from 0 to 4 was expected, found " + code);
    }

    /**
     * The state of an {@link #id}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static TrialState of(String id) {
        for (TrialState state : values()) {
            if (state.id.equals(id)) {
                return state;
            }
        }
        throw new IllegalArgumentException("no trial state is called '" + id + "'");
    }

    public boolean isFinished() {
        return this == COMPLETE || this == PRUNED || this == FAIL;
    }

    /** Whether a sampler may learn from the trial's value. */
    public boolean isInformative() {
        return this == COMPLETE || this == PRUNED;
    }
}
