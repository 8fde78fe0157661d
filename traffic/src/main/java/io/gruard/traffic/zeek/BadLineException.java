package io.gruard.traffic.zeek;

import java.io.IOException;

/** A line that is not a valid line of a conn.log. The next line can still be read. */
public final class BadLineException extends IOException {
    private static final long serialVersionUID = 1;

    BadLineException(String message, Throwable cause) {
        super(message, cause);
    }

    BadLineException(String message) {
        super(message);
    }
}
