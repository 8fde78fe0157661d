package io.gruard.training.protocol;

import io.gruard.core.Matrix;
import io.gruard.core.Table;
import io.gruard.model.NoveltyDetector;
import io.gruard.model.RecordScores;
import io.gruard.nn.Activations;
import org.jspecify.annotations.Nullable;

/**
 * What a classifier says of rows, and what a novelty detector wants to know besides.
 *
 * @param probabilities (rows, classes)
 * @param activations null where the detector needs none
 * @param detector null for none
 */
record Scores(
        Matrix probabilities,
        @Nullable Activations activations,
        @Nullable NoveltyDetector detector) {
    static Scores of(FittedClassifier classifier, @Nullable NoveltyDetector detector, Matrix encoded) {
        Activations activations = detector != null && detector.readsNetwork() ? classifier.activations(encoded) : null;
        return new Scores(
                activations == null ? classifier.probabilities(encoded) : activations.probabilities(),
                activations,
                detector);
    }

    /** With the novelty of the raw records that the rows are of. */
    RecordScores of(Table records) {
        return RecordScores.of(probabilities, activations, detector, records);
    }
}
