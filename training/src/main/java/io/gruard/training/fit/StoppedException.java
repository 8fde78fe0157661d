package io.gruard.training.fit;

/** Training was asked to stop and did, after a step and a checkpoint. */
public final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoppedException() {
        super("training was stopped");
    }
}
