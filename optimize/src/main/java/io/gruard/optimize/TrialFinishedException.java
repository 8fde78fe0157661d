package io.gruard.optimize;

/** A write to a trial that is no longer running. */
public final class TrialFinishedException extends StorageException {
    private static final long serialVersionUID = 1;

    public TrialFinishedException(long trial, TrialState state) {
        super("trial with id " + trial + " is not running but " + state + ", so it cannot be changed");
    }
}
