package io.gruard.detect.sink;

import java.io.IOException;

/** The receiver rejects an alert permanently: a retry is useless. */
public final class RejectedAlertException extends IOException {
    private static final long serialVersionUID = 1;

    public RejectedAlertException(String message) {
        super(message);
    }

    public RejectedAlertException(String message, Throwable cause) {
        super(message, cause);
    }
}
