package io.gruard.core;

/**
 * How records become numbers.
 *
 * @param scaling how numeric features are scaled; categories are always one-hot
 * @param clip deviations at which {@link Scaling#SIGNED_LOG} clips a number; others do not clip
 */
public record EncoderSettings(Scaling scaling, double clip) {
    /** Far enough out that only outliers are cut. */
    public static final double DEFAULT_CLIP = 8;

    public EncoderSettings {
        if (!(clip > 0)) {
            throw new IllegalArgumentException("numbers are clipped above 0 deviations, found " + clip);
        }
    }

    /** With the usual clip. */
    public EncoderSettings(Scaling scaling) {
        this(scaling, DEFAULT_CLIP);
    }

    /** Min-max scaling, as the papers have it. */
    public static EncoderSettings defaults() {
        return new EncoderSettings(Scaling.MIN_MAX);
    }
}
