package io.gruard.training.balance;

import io.gruard.core.TrainingSet;

/** The rows as they are. */
public record NoBalance() implements Balance {
    /** As settings have it. */
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
