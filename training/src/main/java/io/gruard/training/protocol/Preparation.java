package io.gruard.training.protocol;

import io.gruard.core.EncoderSettings;
import io.gruard.core.TrainingSet;
import io.gruard.training.novelty.NoveltySettings;
import io.gruard.training.threshold.ThresholdSettings;

/**
 * Settings of encoding, balancing, validation, novelty and thresholds, which do not depend on the learner.
 *
 * @param encoder how records are encoded as numbers
 * @param balancing how classes are balanced
 * @param validation fraction of the training rows held out for early stopping
 * @param novelty how the novelty detector is fitted
 * @param alerts how the thresholds are chosen from the scores of the validation rows
 * @param threads number of threads that fit the novelty detector; results do not depend on it
 * @param deployment which one-line rules stand next to the figures, and what an alert costs
 */
public record Preparation(
        EncoderSettings encoder,
        Balancing balancing,
        double validation,
        NoveltySettings novelty,
        ThresholdSettings alerts,
        int threads,
        DeploymentSettings deployment) {
    /** Fits no threshold except that of novelty, with one thread. */
    public Preparation(EncoderSettings encoder, Balancing balancing, double validation, NoveltySettings novelty) {
        this(encoder, balancing, validation, novelty, ThresholdSettings.none(), 1, DeploymentSettings.none());
    }

    /** Fits no novelty detector. */
    public Preparation(EncoderSettings encoder, Balancing balancing, double validation) {
        this(encoder, balancing, validation, NoveltySettings.none());
    }

    /** The same with other figures of deployment. */
    public Preparation with(DeploymentSettings other) {
        return new Preparation(encoder, balancing, validation, novelty, alerts, threads, other);
    }

    /** Balances the classes of a training set. */
    @FunctionalInterface
    public interface Balancing {
        /** Leaves the rows as they are. */
        Balancing NONE = (rows, seed) -> rows;

        /** Returns the given rows, possibly followed by synthetic ones. */
        TrainingSet apply(TrainingSet rows, long seed);
    }
}
