package io.gruard.traffic.connections;

import java.io.IOException;

/** A line that is not a valid line of its log. The next line can still be read. */
public final class BadLineException extends IOException {
    private static final long serialVersionUID = 1;

    public BadLineException(String message, Throwable cause) {
        super(message, cause);
    }

    public BadLineException(String message) {
        super(message);
    }
}
