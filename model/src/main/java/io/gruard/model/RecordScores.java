package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.core.Table;
import io.gruard.nn.Activations;
import org.jspecify.annotations.Nullable;

/**
 * What a model measured of records, before anything is decided.
 *
 * @param probabilities of each class, (rows, classes)
 * @param novelty of each row, in 0..1; all 0 where the model has no novelty detector
 */
public record RecordScores(Matrix probabilities, float[] novelty) {
    public RecordScores {
        if (probabilities.rows() != novelty.length) {
            throw new IllegalArgumentException("found probabilities of " + probabilities.rows()
                    + " rows and novelty of " + novelty.length + ", wanted as many");
        }
    }

    /**
     * Of records whose probabilities are known.
     *
     * @param activations that the probabilities were made of; null where the detector needs none
     * @param detector null for none
     */
    public static RecordScores of(
            Matrix probabilities,
            @Nullable Activations activations,
            @Nullable NoveltyDetector detector,
            Table records) {
        return new RecordScores(
                probabilities,
                detector == null ? new float[probabilities.rows()] : detector.novelty(records, activations));
    }

    /** How many records. */
    public int rows() {
        return novelty.length;
    }
}
