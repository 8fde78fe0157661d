package io.gruard.optimize;

/** Thrown by an objective to end its trial as pruned. */
public final class TrialPruned extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TrialPruned() {
        super("the trial was pruned", null, false, false);
    }
}
