package io.gruard.training.protocol;

import io.gruard.core.EncoderSettings;
import io.gruard.core.TrainingSet;
import io.gruard.training.novelty.NoveltySettings;
import io.gruard.training.threshold.ThresholdSettings;

/**
 * What happens to rows before a learner sees them.
 *
 * @param encoder how records become numbers
 * @param balancing how classes are evened out
 * @param validation share of the training rows set aside for early stopping
 * @param novelty how the novelty detector is fitted, that needs no learner
 * @param alerts what decides the thresholds, for which the validation rows are scored
 * @param threads that fit the novelty detector; results do not depend on it
 */
public record Preparation(
        EncoderSettings encoder,
        Balancing balancing,
        double validation,
        NoveltySettings novelty,
        ThresholdSettings alerts,
        int threads) {
    /** Without thresholds but that of novelty, by one thread. */
    public Preparation(EncoderSettings encoder, Balancing balancing, double validation, NoveltySettings novelty) {
        this(encoder, balancing, validation, novelty, ThresholdSettings.none(), 1);
    }

    /** Without a novelty detector. */
    public Preparation(EncoderSettings encoder, Balancing balancing, double validation) {
        this(encoder, balancing, validation, NoveltySettings.none());
    }

    /** Makes a training set less skewed. */
    @FunctionalInterface
    public interface Balancing {
        /** Leaves the rows as they are. */
        Balancing NONE = (rows, seed) -> rows;

        /** The rows given, perhaps with others after them. */
        TrainingSet apply(TrainingSet rows, long seed);
    }
}
