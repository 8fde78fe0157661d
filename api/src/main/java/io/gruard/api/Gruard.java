package io.gruard.api;

/** The entry point: trains a model. {@link Model#load} reads a model that was trained before. */
public final class Gruard {
    private Gruard() {}

    /**
     * Begins to configure a training. Nothing is read or trained before {@link Training#fit}.
     *
     * @param data the rows to train on
     * @return the training, with the settings of the data set's own preset
     */
    public static Training train(DataSet data) {
        return new Training(data);
    }
}
