package io.gruard.optimize.sampler;

import io.gruard.optimize.parzen.ParzenSettings;

/**
 * Settings of {@link TpeSampler}.
 *
 * @param joint whether the parameters that all trials share are drawn jointly, with multivariate kernels
 * @param constantLiar whether running trials count as bad ones, which keeps parallel workers apart
 * @param randomTrials number of informative trials before the estimator is used
 * @param candidates number of values to draw for each choice
 * @param parzen settings of the densities
 */
public record TpeSettings(
        boolean joint, boolean constantLiar, int randomTrials, int candidates, ParzenSettings parzen) {

    public TpeSettings {
        if (randomTrials < 0) {
            throw new IllegalArgumentException("random trials: expected 0 or more, found " + randomTrials);
        }
        if (candidates < 1) {
            throw new IllegalArgumentException("candidates: expected 1 or more, found " + candidates);
        }
    }

    /** Returns the defaults of Optuna 5. */
    public static TpeSettings defaults() {
        return new TpeSettings(true, true, 10, 24, ParzenSettings.defaults());
    }

    /** Returns the defaults of Optuna 4.9: independent parameters, without running trials. */
    public static TpeSettings univariate() {
        return new TpeSettings(false, false, 10, 24, ParzenSettings.defaults());
    }
}
