package io.gruard.optimize.parzen;

/**
 * Settings of {@link ParzenEstimator}.
 *
 * @param priorWeight weight of the prior kernel, relative to 1 for the newest observations
 * @param magicClip whether the minimum width of kernels is the range divided by min(100, observations + 2); without it, TPE is
 *     not better than random search
 * @param endpoints whether the gap to the end of the range counts for the outermost kernels
 */
public record ParzenSettings(double priorWeight, boolean magicClip, boolean endpoints) {

    public ParzenSettings {
        if (!(priorWeight >= 0) || Double.isInfinite(priorWeight)) {
            throw new IllegalArgumentException("prior weight: expected 0 or more, found " + priorWeight);
        }
    }

    public static ParzenSettings defaults() {
        return new ParzenSettings(1, true, false);
    }
}
