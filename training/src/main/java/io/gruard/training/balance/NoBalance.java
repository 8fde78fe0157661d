package io.gruard.training.balance;

import io.gruard.core.TrainingSet;

/** The rows as they are. */
public record NoBalance() implements Balance {
    @Override
    public String words() {
        return "none";
    }

    @Override
    public TrainingSet apply(TrainingSet set, long seed, int threads) {
        return set;
    }
}
