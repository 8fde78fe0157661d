package io.gruard.training.fit;

/** Sees training as it goes. Called by the training thread. */
public interface TrainingListener extends AutoCloseable {
    /** Sees nothing. */
    TrainingListener SILENT = new TrainingListener() {};

    /**
     * @param round name of what is trained: {@code official}, {@code fold-2}
     * @param rows rows of an epoch
     * @param epochs how many epochs there are at most
     */
    default void begins(String round, int rows, int epochs) {}

    /**
     * One step is done.
     *
     * @param epoch from 1
     * @param rowsDone rows of this epoch so far
     * @param loss mean over the epoch so far
     * @param accuracy mean over the epoch so far
     */
    default void stepped(int epoch, int rowsDone, double loss, double accuracy) {}

    default void epochEnds(Epoch epoch) {}

    /** The round is trained; {@code best} is the epoch whose weights are kept. */
    default void ends(Epoch best) {}

    /** Nothing more follows, whether training ended or was stopped. */
    @Override
    default void close() {}
}
