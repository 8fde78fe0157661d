package io.gruard.training.balance;

import io.gruard.core.TrainingSet;

/** Leaves the training rows unchanged. */
public record NoBalance() implements Balance {
    /** Its name in settings. */
    static final String ID = "none";

    @Override
    public String spec() {
        return ID;
    }

    @Override
    public TrainingSet apply(TrainingSet set, long seed, int threads) {
        return set;
    }
}
