package io.gruard.training.fit;

import io.gruard.core.Classes;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Options for fitting one network.
 *
 * @param round name of the round, such as {@code official} or {@code fold-2}
 * @param seed random seed
 * @param threads number of threads; results do not depend on it
 * @param listener receives the progress of training
 * @param stop checked after each step; if true, training ends with a checkpoint and a {@link StoppedException}
 * @param checkpoint file for saving and resuming the state; null for none
 * @param checkpointSeconds seconds between two checkpoints within an epoch
 */
record FitJob(
        String round,
        Classes classes,
        long seed,
        int threads,
        TrainingListener listener,
        BooleanSupplier stop,
        @Nullable CheckpointFile checkpoint,
        double checkpointSeconds) {}
