package io.gruard.optimize;

/** A storage that cannot be opened, read or written; the message is one line that says where and what. */
public class StorageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public StorageException(String message) {
        super(message);
    }

    public StorageException(String message, Throwable cause) {
        super(message, cause);
    }
}
