package io.gruard.training.fit;

import io.gruard.training.fit.FitSettings.StoppingMetric;

/**
 * Ends training if a validation metric has not improved for several epochs.
 *
 * @param watched the metric that determines the best epoch
 * @param patience number of consecutive epochs without improvement that end training
 * @param best number of the best epoch so far, 0 before the first
 * @param bestValue its value; lower is better
 */
record EarlyStopping(StoppingMetric watched, int patience, int best, double bestValue) {

    static EarlyStopping fresh(StoppingMetric watched, int patience) {
        return new EarlyStopping(watched, patience, 0, Double.POSITIVE_INFINITY);
    }

    /** Returns the value of an epoch. A better epoch has a lower value. */
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
