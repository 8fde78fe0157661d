package io.gruard.datasets.descriptor;

import java.io.IOException;

/** Data that is missing or is not what it should be. The message is one line: where, what was found, what was wanted. */
public class DataException extends IOException {
    private static final long serialVersionUID = 1;

    public DataException(String message) {
        super(message);
    }

    public DataException(String message, Throwable cause) {
        super(message, cause);
    }
}
