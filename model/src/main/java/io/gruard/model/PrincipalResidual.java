package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.nn.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * What principal components leave of a row: the energy is {@code |d − A Aᵀ d|²} with {@code d = clip((x − mean) ⊙ factors, −limit, limit)}
 * (Jackson and Mudholkar 1979, the statistic Q). Benign rows that vary together along few axes leave little, rows that break with it
 * leave much.
 *
 * @param width columns of a row
 * @param components how many axes
 * @param limit above 0; how far one column can count at most
 * @param mean of the rows the axes were fitted to: (width)
 * @param factors the inverse of each column's unit: (width)
 * @param axes A, orthonormal axes side by side: (width, components)
 */
public record PrincipalResidual(int width, int components, float limit, float[] mean, float[] factors, float[] axes)
        implements NoveltyMeasure {
    static final String MEAN = "mean";
    static final String FACTORS = "factors";
    static final String AXES = "axes";

    public PrincipalResidual {
        if (width < 1
                || components < 1
                || mean.length != width
                || factors.length != width
                || axes.length != Math.multiplyExact(width, components)) {
            throw new IllegalArgumentException(components + " principal components of " + width
                    + " columns have other sizes than " + mean.length + " means, " + factors.length + " factors and "
                    + axes.length + " numbers");
        }
        requireLimit(limit);
    }

    static void requireLimit(double limit) {
        if (!(limit > 0)) {
            throw new IllegalArgumentException("the limit of a column must be above 0, found " + limit);
        }
    }

    static PrincipalResidual of(int width, int components, float limit, List<Tensor> tensors) {
        return new PrincipalResidual(
                width,
                components,
                limit,
                NoveltyMeasure.array(tensors, MEAN),
                NoveltyMeasure.array(tensors, FACTORS),
                NoveltyMeasure.array(tensors, AXES));
    }

    @Override
    public MeasureShape shape() {
        return new MeasureShape.SubspaceResidual(components, limit);
    }

    @Override
    public List<Tensor> tensors() {
        return List.of(
                new Tensor(MEAN, List.of(width), mean),
                new Tensor(FACTORS, List.of(width), factors),
                new Tensor(AXES, List.of(width, components), axes));
    }

    @Override
    public float[] energies(Matrix rows) {
        NoveltyMeasure.requireWidth("the principal components", width, rows);
        float[] energies = new float[rows.rows()];
        float[] apart = new float[width];
        float[] along = new float[components];
        for (int row = 0; row < energies.length; row++) {
            project(rows.values(), row * width, apart, along);
            energies[row] = left(apart, along);
        }
        return energies;
    }

    private void project(float[] values, int at, float[] apart, float[] along) {
        Arrays.fill(along, 0);
        for (int column = 0, from = 0; column < width; column++, from += components) {
            float d = Math.clamp((values[at + column] - mean[column]) * factors[column], -limit, limit);
            apart[column] = d;
            for (int k = 0; k < components; k++) {
                along[k] = Math.fma(d, axes[from + k], along[k]);
            }
        }
    }

    /** From the differences, since |d|² − |Aᵀd|² loses what is left of long rows in rounding. */
    private float left(float[] apart, float[] along) {
        float sum = 0;
        for (int column = 0, from = 0; column < width; column++, from += components) {
            float left = apart[column];
            for (int k = 0; k < components; k++) {
                left = Math.fma(-along[k], axes[from + k], left);
            }
            sum = Math.fma(left, left, sum);
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PrincipalResidual residual
                && width == residual.width
                && components == residual.components
                && limit == residual.limit
                && Arrays.equals(mean, residual.mean)
                && Arrays.equals(factors, residual.factors)
                && Arrays.equals(axes, residual.axes);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(mean) + Arrays.hashCode(axes);
    }

    @Override
    public String toString() {
        return "residual of " + components + " principal components of " + width + " columns";
    }
}
