package io.gruard.detect.sink;

import java.io.IOException;

/** The receiver answered that it will never take an alert: trying again is useless. */
public final class RejectedAlertException extends IOException {
    private static final long serialVersionUID = 1;

    public RejectedAlertException(String message) {
        super(message);
    }

    public RejectedAlertException(String message, Throwable cause) {
        super(message, cause);
    }
}
