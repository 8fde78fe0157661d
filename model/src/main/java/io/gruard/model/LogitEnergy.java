package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.nn.Tensor;
import java.util.List;

/**
 * The energy of a classifier's logits, {@code −ln Σ exp(z)} (Liu et al. 2020): high where no class has a great logit. Counted from
 * its value at the surest benign training row, below which it is 0.
 *
 * @param width logits of a row
 * @param surest {@code ln Σ exp(z)} of the benign training row where it is greatest
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
        NoveltyMeasure.requireWidth("the energy of logits", width, rows);
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

    /** {@code ln Σ exp(z)} of a row. */
    public static float logSumExp(Matrix logits, int row) {
        double most = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < logits.columns(); c++) {
            most = Math.max(most, logits.get(row, c));
        }
        double sum = 0;
        for (int c = 0; c < logits.columns(); c++) {
            sum += Math.exp(logits.get(row, c) - most);
        }
        return (float) (most + Math.log(sum));
    }
}
