package io.gruard.optimize;

/** Thrown by {@link Trial#report}, or by an objective that was told to stop, to end a trial without judging it. */
public final class TrialInterrupted extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TrialInterrupted() {
        super("the study stopped", null, false, false);
    }
}
