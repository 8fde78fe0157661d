package io.gruard.core;

/**
 * How records become numbers.
 *
 * @param scaling how numeric features are scaled; categories are always one-hot
 */
public record EncoderSettings(Scaling scaling) {
    /** Min-max scaling, as the papers have it. */
    public static EncoderSettings usual() {
        return new EncoderSettings(Scaling.MIN_MAX);
    }
}
