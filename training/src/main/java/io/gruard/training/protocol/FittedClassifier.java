package io.gruard.training.protocol;

import io.gruard.core.Matrix;
import io.gruard.nn.Activations;
import io.gruard.training.novelty.VerdictPolicy;
import org.jspecify.annotations.Nullable;

/** A fitted classifier of encoded rows. */
@FunctionalInterface
public interface FittedClassifier {
    /** Returns the class probabilities (rows, classes) of encoded rows (rows, columns). */
    Matrix probabilities(Matrix rows);

    /** Returns the probabilities before calibration, or null if there was no calibration or they are no longer known. */
    default @Nullable Matrix uncalibrated(Matrix rows) {
        return null;
    }

    /** Returns the input and the output of the last layer, or null for a classifier without layers. */
    default @Nullable Activations activations(Matrix rows) {
        return null;
    }

    /** Returns the novelty detector and thresholds read from a model file, or null if they are not fitted yet. */
    default @Nullable VerdictPolicy ownPolicy() {
        return null;
    }
}
