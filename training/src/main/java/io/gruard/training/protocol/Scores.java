package io.gruard.training.protocol;

import io.gruard.core.Matrix;
import io.gruard.core.Table;
import io.gruard.model.NoveltyDetector;
import io.gruard.model.RecordScores;
import io.gruard.nn.Activations;
import org.jspecify.annotations.Nullable;

/**
 * Class probabilities of rows and the input of a novelty detector.
 *
 * @param probabilities (rows, classes)
 * @param activations null if the detector needs none
 * @param detector null if there is none
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

    /** Adds the novelty of the raw records of the same rows. */
    RecordScores of(Table records) {
        return RecordScores.of(probabilities, activations, detector, records);
    }
}
