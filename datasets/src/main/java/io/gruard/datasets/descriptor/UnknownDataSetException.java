package io.gruard.datasets.descriptor;

/** The name of a data set that does not exist. The message lists those that do. */
public final class UnknownDataSetException extends DataException {
    private static final long serialVersionUID = 1;

    public UnknownDataSetException(String message) {
        super(message);
    }
}
