package io.gruard.datasets.descriptor;

/** There is no data set of that name. The message lists the data sets that exist. */
public final class UnknownDataSetException extends DataException {
    private static final long serialVersionUID = 1;

    public UnknownDataSetException(String message) {
        super(message);
    }
}
