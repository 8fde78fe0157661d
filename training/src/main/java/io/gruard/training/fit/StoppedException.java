package io.gruard.training.fit;

/** Training was stopped on request, after a step and a checkpoint. */
public final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoppedException() {
        super("training was stopped");
    }
}
