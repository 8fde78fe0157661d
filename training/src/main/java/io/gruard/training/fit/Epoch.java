package io.gruard.training.fit;

/**
 * The figures of one pass over the training rows.
 *
 * @param number counted from 1
 * @param learningRate learning rate of its last step
 * @param trainLoss mean loss of the rows, each with dropout and the weights before its step
 * @param trainAccuracy share of correctly classified rows, also with dropout and the weights before their step
 * @param validationLoss mean log loss of the validation rows after the epoch
 * @param validationAccuracy accuracy on the validation rows after the epoch
 * @param validationMacroF1 macro-F1 on the validation rows after the epoch
 * @param rowsPerSecond training rows per second of the training steps
 * @param seconds time of the epoch, including validation
 * @param best whether it is the best epoch so far by the metric of early stopping
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
    /** Returns the epoch with another value of {@code best}. */
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
