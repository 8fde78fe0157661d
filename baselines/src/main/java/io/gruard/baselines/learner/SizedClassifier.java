package io.gruard.baselines.learner;

import io.gruard.training.protocol.FittedClassifier;

/** A classifier that knows its size. */
public interface SizedClassifier extends FittedClassifier {
    /** Returns the size of the fitted model in bytes, without the encoder. */
    long bytes();
}
