package io.gruard.learn.tune;

/** Thrown by {@link Trial#report} to end a trial when its study stops. */
public final class TrialInterrupted extends RuntimeException {
    private static final long serialVersionUID = 1;

    TrialInterrupted() {
        super("the study stopped", null, false, false);
    }
}
