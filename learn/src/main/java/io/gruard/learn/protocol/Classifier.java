package io.gruard.learn.protocol;

import io.gruard.core.Matrix;

/** Something that was fitted. */
@FunctionalInterface
public interface Classifier {
    /** Class probabilities (rows, classes) of encoded rows (rows, columns). */
    Matrix probabilities(Matrix rows);
}
