package io.gruard.training.novelty;

import io.gruard.core.Matrix;
import io.gruard.model.LogitEnergy;

/** Finds from where the energy of logits counts. */
public final class LogitFit {
    private LogitFit() {}

    /**
     * The energy above that of the surest row.
     *
     * @param logits (rows, classes), at least one row
     */
    public static LogitEnergy fit(Matrix logits) {
        if (logits.rows() == 0) {
            throw new IllegalArgumentException("the energy of logits counts from that of a row, found none");
        }
        float surest = Float.NEGATIVE_INFINITY;
        for (int row = 0; row < logits.rows(); row++) {
            surest = Math.max(surest, LogitEnergy.logSumExp(logits, row));
        }
        return new LogitEnergy(logits.columns(), surest);
    }
}
