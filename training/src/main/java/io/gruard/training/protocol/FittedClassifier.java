package io.gruard.training.protocol;

import io.gruard.core.Matrix;
import io.gruard.nn.Activations;
import io.gruard.training.novelty.VerdictPolicy;
import org.jspecify.annotations.Nullable;

/** Something that was fitted. */
@FunctionalInterface
public interface FittedClassifier {
    /** Class probabilities (rows, classes) of encoded rows (rows, columns). */
    Matrix probabilities(Matrix rows);

    /** The same before it was calibrated; null where it was not, or it is no longer known. */
    default @Nullable Matrix uncalibrated(Matrix rows) {
        return null;
    }

    /** What the last layer takes and gives; null for a classifier that has no layers. */
    default @Nullable Activations activations(Matrix rows) {
        return null;
    }

    /** The novelty detector and thresholds that it came with, out of a file; null where they are still to be fitted. */
    default @Nullable VerdictPolicy ownPolicy() {
        return null;
    }
}
