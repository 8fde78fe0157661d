package io.gruard.core;

/**
 * How records are encoded as numbers.
 *
 * @param scaling how numeric features are scaled; categories are always one-hot
 * @param clip limit in standard deviations at which {@link Scaling#SIGNED_LOG} clips; other scalings do not clip
 */
public record EncoderSettings(Scaling scaling, double clip) {
    /** The default limit in standard deviations, which clips outliers only. */
    public static final double DEFAULT_CLIP = 8;

    public EncoderSettings {
        if (!(clip > 0)) {
            throw new IllegalArgumentException("clip must be above 0 standard deviations, found " + clip);
        }
    }

    /** Uses {@link #DEFAULT_CLIP}. */
    public EncoderSettings(Scaling scaling) {
        this(scaling, DEFAULT_CLIP);
    }

    /** Min-max scaling, as in the papers. */
    public static EncoderSettings defaults() {
        return new EncoderSettings(Scaling.MIN_MAX);
    }
}
