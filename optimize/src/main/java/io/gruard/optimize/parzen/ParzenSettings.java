package io.gruard.optimize.parzen;

/**
 * @param priorWeight weight of the flat kernel against 1 for the newest observations
 * @param magicClip whether kernels are kept from getting narrower than the range over min(100, observations + 2); without it TPE is
 *     no better than chance
 * @param endpoints whether the gap to the range's end counts for the outermost kernels
 */
public record ParzenSettings(double priorWeight, boolean magicClip, boolean endpoints) {

    public ParzenSettings {
        if (!(priorWeight >= 0) || Double.isInfinite(priorWeight)) {
            throw new IllegalArgumentException("prior weight must be 0 or more, found " + priorWeight);
        }
    }

    public static ParzenSettings defaults() {
        return new ParzenSettings(1, true, false);
    }
}
