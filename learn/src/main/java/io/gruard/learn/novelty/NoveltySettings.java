package io.gruard.learn.novelty;

/**
 * How a novelty detector is fitted.
 *
 * @param falsePositiveRate share of the benign validation rows that may be called an unknown attack; 0 for no detector
 * @param mixture of the benign training rows
 */
public record NoveltySettings(double falsePositiveRate, MixtureSettings mixture) {
    /** Of the benign validation rows. */
    public static final double USUAL_FALSE_POSITIVE_RATE = 0.03;

    public NoveltySettings {
        if (!(falsePositiveRate >= 0 && falsePositiveRate < 1)) {
            throw new IllegalArgumentException("the false-positive rate must be in [0, 1), found " + falsePositiveRate);
        }
    }

    /** The usual mixture with a budget. */
    public static NoveltySettings within(double falsePositiveRate) {
        return new NoveltySettings(falsePositiveRate, MixtureSettings.usual());
    }

    /** No detector. */
    public static NoveltySettings none() {
        return within(0);
    }
}
