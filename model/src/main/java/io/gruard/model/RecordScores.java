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
 * @param nearest the attack class that each row is most like; all 0 where there is no detector
 */
public record RecordScores(Matrix probabilities, float[] novelty, int[] nearest) {
    public RecordScores {
        if (probabilities.rows() != novelty.length || probabilities.rows() != nearest.length) {
            throw new IllegalArgumentException("found probabilities of " + probabilities.rows()
                    + " rows, novelty of " + novelty.length + " and nearest attacks of " + nearest.length
                    + ", expected as many of each");
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
        if (detector == null) {
            return new RecordScores(probabilities, new float[probabilities.rows()], new int[probabilities.rows()]);
        }
        Matrix columns = detector.encoder().apply(records).matrix();
        return new RecordScores(
                probabilities,
                detector.novelty(columns, activations),
                detector.nearestAttackClass().nearest(columns, probabilities));
    }

    /** How many records. */
    public int rows() {
        return novelty.length;
    }
}
