package io.gruard.optimize;

/** A storage cannot be opened, read or written. The message is one line with place and problem. */
public class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StorageException(String message) {
        super(message);
    }

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
