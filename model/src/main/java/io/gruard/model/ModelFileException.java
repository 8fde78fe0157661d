package io.gruard.model;

import java.io.IOException;

/** A model file cannot be read. The message names the place, what was expected and what was found. */
public final class ModelFileException extends IOException {
    private static final long serialVersionUID = 1L;

    ModelFileException(String where, String expected, String found) {
        super(where + ": expected " + expected + ", found " + found);
    }

    ModelFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
