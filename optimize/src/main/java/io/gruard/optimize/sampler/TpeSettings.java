package io.gruard.optimize.sampler;

import io.gruard.optimize.parzen.ParzenSettings;

/**
 * @param joint whether the parameters that all trials share are drawn together, from kernels over all of them
 * @param constantLiar whether running trials count among the bad ones, which keeps parallel workers apart
 * @param randomTrials informative trials before the estimator is trusted
 * @param candidates values drawn for each choice
 */
public record TpeSettings(
        boolean joint, boolean constantLiar, int randomTrials, int candidates, ParzenSettings parzen) {

    public TpeSettings {
        if (randomTrials < 0) {
            throw new IllegalArgumentException("random trials must be 0 or more, found " + randomTrials);
        }
        if (candidates < 1) {
            throw new IllegalArgumentException("candidates must be at least 1, found " + candidates);
        }
    }

    /** The defaults of Optuna 5. */
    public static TpeSettings defaults() {
        return new TpeSettings(true, true, 10, 24, ParzenSettings.defaults());
    }

    /** The defaults of Optuna 4.9: each parameter by itself, running trials unseen. */
    public static TpeSettings univariate() {
        return new TpeSettings(false, false, 10, 24, ParzenSettings.defaults());
    }
}
