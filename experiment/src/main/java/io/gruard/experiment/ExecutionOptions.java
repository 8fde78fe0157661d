package io.gruard.experiment;

import io.gruard.training.fit.TrainingListener;
import java.util.function.BooleanSupplier;

/**
 * Under which a run goes on; its figures do not depend on them, but for those of speed.
 *
 * @param threads threads that work
 * @param listener sees training as it goes
 * @param stop asked after each step; once true, the run saves its state and ends with a {@link
 *     io.gruard.training.fit.StoppedException}
 * @param checkpointSeconds how often the state is saved within an epoch
 */
public record ExecutionOptions(int threads, TrainingListener listener, BooleanSupplier stop, double checkpointSeconds) {
    /** How often the state is saved where nothing is said. */
    public static final double DEFAULT_CHECKPOINT_SECONDS = 20;

    /** Silent, never stopped, on all processors. */
    public static ExecutionOptions defaults() {
        return new ExecutionOptions(
                Runtime.getRuntime().availableProcessors(),
                TrainingListener.SILENT,
                () -> false,
                DEFAULT_CHECKPOINT_SECONDS);
    }
}
