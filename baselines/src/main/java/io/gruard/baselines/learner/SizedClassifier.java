package io.gruard.baselines.learner;

import io.gruard.training.protocol.Classifier;

/** A classifier that knows how much room it takes. */
public interface SizedClassifier extends Classifier {
    /** Bytes that it takes to keep what was fitted, without the encoder. */
    long bytes();
}
