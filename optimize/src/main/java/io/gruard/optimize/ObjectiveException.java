package io.gruard.optimize;

/** An objective that threw; the cause is what it threw. */
public final class ObjectiveException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ObjectiveException(int number, Throwable cause) {
        super("trial " + number + " failed: " + cause, cause);
    }
}
