package io.gruard.traffic.csv;

import java.io.IOException;

/** Records cannot be read: a bad row that must not be skipped, a header without all features, or a truncated file. */
public final class RecordsException extends IOException {
    private static final long serialVersionUID = 1;

    public RecordsException(BadRow row) {
        super(row.toString());
    }

    public RecordsException(String message, Throwable cause) {
        super(message, cause);
    }
}
