package io.gruard.optimize;

/** An exception of an objective, which is the cause. */
public final class ObjectiveException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ObjectiveException(int number, Throwable cause) {
        super("trial " + number + " failed: " + cause, cause);
    }
}
