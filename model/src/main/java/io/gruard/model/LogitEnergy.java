package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.nn.Tensor;
import java.util.List;

/**
 * The energy of the logits of a classifier, {@code −ln Σ exp(z)} (Liu et al. 2020). It is high if no class has a large
 * logit. The value of the surest benign training row is subtracted; a negative result becomes 0.
 *
 * @param width number of logits in a row
 * @param surest the largest {@code ln Σ exp(z)} of a benign training row
 */
public record LogitEnergy(int width, float surest) implements NoveltyMeasure {
    @Override
    public MeasureShape shape() {
        return new MeasureShape.Logits(surest);
    }

    @Override
    public List<Tensor> tensors() {
        return List.of();
    }

    @Override
    public float[] energies(Matrix rows) {
        NoveltyMeasure.requireWidth("logit energy", width, rows);
        float[] energies = new float[rows.rows()];
        for (int row = 0; row < energies.length; row++) {
            energies[row] = Math.max(0, surest - logSumExp(rows, row));
        }
        return energies;
    }

    @Override
    public String toString() {
        return "energy of " + width + " logits";
    }

    /** Computes {@code ln Σ exp(z)} of a row. */
    public static float logSumExp(Matrix logits, int row) {
        double max = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < logits.columns(); c++) {
            max = Math.max(max, logits.get(row, c));
        }
        double sum = 0;
        for (int c = 0; c < logits.columns(); c++) {
            sum += Math.exp(logits.get(row, c) - max);
        }
        return (float) (max + Math.log(sum));
    }
}
