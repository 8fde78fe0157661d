package io.gruard.training.fit;

import io.gruard.nn.Tensor;
import io.gruard.nn.TrainingState;
import java.util.List;

/**
 * The state of a training loop between two steps. A resume from it gives the same bits.
 *
 * @param epochsDone one entry for each completed epoch
 * @param batchesDone number of steps done in the current epoch
 * @param lossSum sum of the losses of the current epoch's rows so far
 * @param correct number of correctly classified rows of the current epoch so far
 * @param stepSeconds time of the current epoch's steps so far
 * @param stopping state of early stopping
 * @param best weights and running statistics of the best epoch; empty before the first epoch ends
 * @param session state of the optimizer and weights of the network; after the end of training, only the weights are used
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
