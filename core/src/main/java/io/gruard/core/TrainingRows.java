package io.gruard.core;

/**
 * Records that a {@link Split} set aside for fitting. Whatever is fitted (encoder, balancer, thresholds) accepts this type alone, so rows
 * that judge a model cannot slip into it.
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
