package io.gruard.optimize;

import java.util.Arrays;

/** The state of a trial: {@code WAITING} (queued) → {@code RUNNING} → one of the finished states. Names are Optuna's. */
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

    /** Returns Optuna's name of the state, as in its tables. */
    public String id() {
        return id;
    }

    /** Returns Optuna's number of the state, as in its journal. */
    public int code() {
        return code;
    }

    public static TrialState of(int code) {
        for (TrialState state : values()) {
            if (state.code == code) {
                return state;
            }
        }
        throw new IllegalArgumentException("trial state: expected 0 to 4, found " + code);
    }

    /**
     * Returns the state with an {@link #id}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static TrialState of(String id) {
        for (TrialState state : values()) {
            if (state.id.equals(id)) {
                return state;
            }
        }
        throw new IllegalArgumentException(
                "trial state: expected one of " + Arrays.toString(values()) + ", found '" + id + "'");
    }

    public boolean isFinished() {
        return this == COMPLETE || this == PRUNED || this == FAIL;
    }

    /** Returns whether a sampler may use the trial's value. */
    public boolean isInformative() {
        return this == COMPLETE || this == PRUNED;
    }
}
