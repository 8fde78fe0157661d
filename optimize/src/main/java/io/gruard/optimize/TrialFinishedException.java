package io.gruard.optimize;

/** A trial cannot be changed because it is not running. */
public final class TrialFinishedException extends StorageException {
    private static final long serialVersionUID = 1;

    public TrialFinishedException(long trial, TrialState state) {
        super("trial with id " + trial + ": expected state RUNNING for a change, found " + state);
    }
}
