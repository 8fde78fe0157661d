package io.gruard.training.novelty;

import io.gruard.core.Matrix;
import io.gruard.model.LogitEnergy;

/** Fits the reference of a {@link LogitEnergy}. */
public final class LogitFit {
    private LogitFit() {}

    /**
     * Returns the energy relative to that of the most confident row.
     *
     * @param logits (rows, classes), at least one row
     */
    public static LogitEnergy fit(Matrix logits) {
        if (logits.rows() == 0) {
            throw new IllegalArgumentException("logit energy: expected one row or more, found none");
        }
        float max = Float.NEGATIVE_INFINITY;
        for (int row = 0; row < logits.rows(); row++) {
            max = Math.max(max, LogitEnergy.logSumExp(logits, row));
        }
        return new LogitEnergy(logits.columns(), max);
    }
}
