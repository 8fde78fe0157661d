package io.gruard.core;

/**
 * Records that a {@link Split} reserved for fitting. Everything that is fitted (encoder, balancer, thresholds) accepts
 * only this type, so test rows cannot leak into it.
 */
public final class TrainingRows {
    private final Records records;

    TrainingRows(Records records) {
        this.records = records;
    }

    public Records records() {
        return records;
    }

    /** Number of rows. */
    public int rows() {
        return records.rows();
    }
}
