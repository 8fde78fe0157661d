package io.gruard.optimize;

/** Thrown by {@link Trial#report}, or by an objective on a stop request, to end a trial that does not count. */
public final class TrialInterrupted extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TrialInterrupted() {
        super("the study stopped", null, false, false);
    }
}
