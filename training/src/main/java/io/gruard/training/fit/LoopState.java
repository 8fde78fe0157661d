package io.gruard.training.fit;

import io.gruard.nn.Tensor;
import io.gruard.nn.TrainingState;
import java.util.List;

/**
 * Where a training loop stands between two steps: all it needs to go on with the same bits.
 *
 * @param epochsDone one entry for each epoch behind it
 * @param batchesDone steps of the epoch that is under way
 * @param lossSum of that epoch, over its rows so far
 * @param correct rows of that epoch called right so far
 * @param stepSeconds time of that epoch's steps so far
 * @param stopping what early stopping knows
 * @param best weights and running statistics of the best epoch; empty before the first epoch ends
 * @param session the optimiser's state and the network's weights; once training has ended, only the weights matter
 * @param ended whether training has ended
 */
record LoopState(
        List<Epoch> epochsDone,
        int batchesDone,
        double lossSum,
        long correct,
        double stepSeconds,
        EarlyStopping stopping,
        List<Tensor> best,
        TrainingState session,
        boolean ended) {
    LoopState {
        epochsDone = List.copyOf(epochsDone);
        best = List.copyOf(best);
    }
}
