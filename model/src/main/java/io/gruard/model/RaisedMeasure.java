package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.nn.Tensor;
import java.util.List;

/**
 * Raises the energy of another measure to a power. In a sum, an exponent below 1 limits very large energies. The
 * exponent 0.5 turns squared distances into distances.
 *
 * @param measure a measure that is not raised
 * @param exponent above 0
 */
public record RaisedMeasure(NoveltyMeasure measure, double exponent) implements NoveltyMeasure {
    public RaisedMeasure {
        requireExponent(exponent);
    }

    static void requireExponent(double exponent) {
        if (!(exponent > 0 && exponent < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the exponent of a measure must be above 0, found " + exponent);
        }
    }

    @Override
    public int width() {
        return measure.width();
    }

    @Override
    public float[] energies(Matrix rows) {
        float[] energies = measure.energies(rows);
        for (int row = 0; row < energies.length; row++) {
            energies[row] = (float) Math.pow(energies[row], exponent);
        }
        return energies;
    }

    @Override
    public List<Tensor> tensors() {
        return measure.tensors();
    }

    @Override
    public MeasureShape shape() {
        return new MeasureShape.Raised(measure.shape(), exponent);
    }

    @Override
    public String toString() {
        return "(" + measure + ")^" + exponent;
    }
}
