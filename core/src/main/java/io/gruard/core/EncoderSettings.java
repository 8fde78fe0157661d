package io.gruard.core;

/**
 * How records become numbers.
 *
 * @param scaling how numeric features are scaled; categories are always one-hot
 * @param clip of {@link Scaling#SIGNED_LOG} alone: values beyond so many deviations from the mean count as these; above 0
 */
public record EncoderSettings(Scaling scaling, double clip) {
    /** Where nothing is said, in deviations. */
    public static final double USUAL_CLIP = 8;

    public EncoderSettings {
        if (!(clip > 0)) {
            throw new IllegalArgumentException("clip: must be above 0, found " + clip);
        }
    }

    /** With the usual clip. */
    public EncoderSettings(Scaling scaling) {
        this(scaling, USUAL_CLIP);
    }

    /** Min-max scaling, as the papers have it. */
    public static EncoderSettings usual() {
        return new EncoderSettings(Scaling.MIN_MAX);
    }
}
