package io.gruard.training.fit;

/** Receives the progress of training. The training thread calls it. */
public interface TrainingListener extends AutoCloseable {
    /** Ignores the progress. */
    TrainingListener SILENT = new TrainingListener() {};

    /**
     * Training of a round begins.
     *
     * @param round name of the round, such as {@code official} or {@code fold-2}
     * @param rows number of rows of an epoch
     * @param epochs maximum number of epochs
     */
    default void begins(String round, int rows, int epochs) {}

    /**
     * A step is done.
     *
     * @param epoch number of the epoch, counted from 1
     * @param rowsDone number of rows of this epoch so far
     * @param loss mean loss of the epoch so far
     * @param accuracy accuracy of the epoch so far
     */
    default void stepped(int epoch, int rowsDone, double loss, double accuracy) {}

    /** An epoch is done. */
    default void epochEnds(Epoch epoch) {}

    /** Training of a round is done. {@code best} is the epoch whose weights are kept. */
    default void ends(Epoch best) {}

    /** Training has ended or was stopped. There are no further calls. */
    @Override
    default void close() {}
}
