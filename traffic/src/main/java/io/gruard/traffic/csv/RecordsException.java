package io.gruard.traffic.csv;

import java.io.IOException;

/** Records that cannot be read: a bad row where none may be left out, a header that does not fit, a file cut off. */
public final class RecordsException extends IOException {
    private static final long serialVersionUID = 1;

    public RecordsException(BadRow row) {
        super(row.toString());
    }

    public RecordsException(String message, Throwable cause) {
        super(message, cause);
    }
}
