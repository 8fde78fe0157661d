package io.gruard.training.fit;

import io.gruard.core.Classes;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The circumstances of fitting one network.
 *
 * @param round name of what is trained: {@code official}, {@code fold-2}
 * @param seed of everything random in it
 * @param threads threads that work; results do not depend on it
 * @param listener sees training as it goes
 * @param stop asked after each step; once true, training ends with a checkpoint and a {@link StoppedException}
 * @param checkpoint where its state is saved and taken up again; null for none
 * @param checkpointSeconds how often it is saved within an epoch
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
