package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.core.Table;
import io.gruard.nn.Activations;
import org.jspecify.annotations.Nullable;

/**
 * The scores of a model for records, before any decision.
 *
 * @param probabilities probability of each class, (rows, classes)
 * @param novelty novelty of each row, in 0..1; all 0 if the model has no novelty detector
 * @param nearest the most similar attack class of each row; all 0 if there is no detector
 */
public record RecordScores(Matrix probabilities, float[] novelty, int[] nearest) {
    public RecordScores {
        if (probabilities.rows() != novelty.length || probabilities.rows() != nearest.length) {
            throw new IllegalArgumentException("expected as many probabilities, novelties and nearest attacks, found "
                    + probabilities.rows() + ", " + novelty.length + " and " + nearest.length);
        }
    }

    /**
     * Computes the novelty of records whose probabilities are known.
     *
     * @param activations activations from which the probabilities were computed, or null if the detector does not need
     *     them
     * @param detector the novelty detector, or null for none
     */
    public static RecordScores of(
            Matrix probabilities,
            @Nullable Activations activations,
            @Nullable NoveltyDetector detector,
            Table records) {
        if (detector == null) {
            return new RecordScores(probabilities, new float[probabilities.rows()], new int[probabilities.rows()]);
        }
        Matrix columns = detector.encoder().apply(records).matrix();
        return new RecordScores(
                probabilities,
                detector.novelty(columns, activations),
                detector.nearestAttackClass().nearest(columns, probabilities));
    }

    /** The number of records. */
    public int rows() {
        return novelty.length;
    }
}
