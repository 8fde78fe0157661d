package io.gruard.traffic.zeek;

import java.io.IOException;

/** A line that is none of a conn.log; the next one can be read. */
public final class BadLineException extends IOException {
    private static final long serialVersionUID = 1;

    BadLineException(String message, Throwable cause) {
        super(message, cause);
    }

    BadLineException(String message) {
        super(message);
    }
}
