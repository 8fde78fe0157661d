package io.gruard.model;

import java.io.IOException;

/** A model file that cannot be read. The message says where, what was found and what was wanted. */
public final class ModelFileException extends IOException {
    private static final long serialVersionUID = 1L;

    ModelFileException(String where, String found, String expected) {
        super(where + ": found " + found + ", expected " + expected);
    }

    ModelFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
