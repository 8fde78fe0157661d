package io.gruard.datasets.descriptor;

import java.io.IOException;

/** Data is missing or invalid. The message is one line: where, what was expected, what was found. */
public class DataException extends IOException {
    private static final long serialVersionUID = 1;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
