package io.gruard.experiment;

import io.gruard.training.fit.TrainingListener;
import java.util.function.BooleanSupplier;

/**
 * Execution options. They affect speed, never results.
 *
 * @param threads number of threads
 * @param listener receives the progress of training
 * @param stop checked after each step; if true, the run saves its state and ends with a {@link
 *     io.gruard.training.fit.StoppedException}
 * @param checkpointSeconds seconds between two checkpoints within an epoch
 */
public record ExecutionOptions(int threads, TrainingListener listener, BooleanSupplier stop, double checkpointSeconds) {
    /** Default seconds between two checkpoints within an epoch. */
    public static final double DEFAULT_CHECKPOINT_SECONDS = 20;

    /** Returns the defaults: no listener, never stopped, one thread for each processor. */
    public static ExecutionOptions defaults() {
        return new ExecutionOptions(
                Runtime.getRuntime().availableProcessors(),
                TrainingListener.SILENT,
                () -> false,
                DEFAULT_CHECKPOINT_SECONDS);
    }
}
