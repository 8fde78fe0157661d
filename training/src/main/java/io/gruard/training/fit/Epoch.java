package io.gruard.training.fit;

/**
 * What one pass over the training rows came to.
 *
 * @param number from 1
 * @param learningRate of its last step
 * @param trainLoss mean over the rows, each taken at the weights that its step began with, dropout on
 * @param trainAccuracy share of rows called right, taken likewise
 * @param validationLoss mean log loss over the validation rows, after the epoch
 * @param validationAccuracy after the epoch
 * @param validationMacroF1 after the epoch
 * @param rowsPerSecond training rows over the time of the training steps
 * @param seconds of the epoch, validation included
 * @param best whether it is the best one so far, by what early stopping watches
 */
public record Epoch(
        int number,
        double learningRate,
        double trainLoss,
        double trainAccuracy,
        double validationLoss,
        double validationAccuracy,
        double validationMacroF1,
        double rowsPerSecond,
        double seconds,
        boolean best) {
    /** The same with another word on whether it is the best so far. */
    Epoch marked(boolean isBest) {
        return new Epoch(
                number,
                learningRate,
                trainLoss,
                trainAccuracy,
                validationLoss,
                validationAccuracy,
                validationMacroF1,
                rowsPerSecond,
                seconds,
                isBest);
    }
}
