package io.gruard.training.fit;

import io.gruard.training.fit.FitSettings.StoppingMetric;

/**
 * Ends training when the validation rows have not gained for a while.
 *
 * @param watched the figure that decides which epoch is the best
 * @param patience epochs in a row without gain after which training ends
 * @param best the best epoch's number so far, 0 before the first
 * @param bestValue its value, lower is better
 */
record EarlyStopping(StoppingMetric watched, int patience, int best, double bestValue) {

    static EarlyStopping fresh(StoppingMetric watched, int patience) {
        return new EarlyStopping(watched, patience, 0, Double.POSITIVE_INFINITY);
    }

    /** A number that is lower for a better epoch. */
    double value(int epoch, double validationLoss, double validationMacroF1) {
        return switch (watched) {
            case LOSS -> validationLoss;
            case MACRO_F1 -> -validationMacroF1;
            case NONE -> -epoch;
        };
    }

    boolean improves(double value) {
        return value < bestValue;
    }

    EarlyStopping with(int epoch, double value) {
        return improves(value) ? new EarlyStopping(watched, patience, epoch, value) : this;
    }

    boolean ends(int epoch) {
        return epoch - best >= patience;
    }
}
