package io.gruard.model.csv;

import java.io.IOException;

/** A row that is no record, or a header that does not name the features, where no row may be left out. */
public final class BadRowException extends IOException {
    private static final long serialVersionUID = 1;

    BadRowException(BadRow row) {
        super(row.toString());
    }
}
