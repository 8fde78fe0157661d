package io.gruard.baselines.learner;

import io.gruard.training.protocol.Classifier;

/** A classifier that knows its size. */
public interface SizedClassifier extends Classifier {
    /** Returns the size of the fitted model in bytes, without the encoder. */
    long bytes();
}
