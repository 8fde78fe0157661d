package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.nn.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * The part of a row that principal components do not explain. The energy is {@code |d − A Aᵀ d|²} with
 * {@code d = clip((x − mean) ⊙ factors, −limit, limit)} (Jackson and Mudholkar 1979, the statistic Q). It is small for
 * benign rows, which vary together along few axes, and large for rows that do not.
 *
 * @param width columns of a row
 * @param components number of axes
 * @param limit maximum contribution of a column, above 0
 * @param mean mean of the rows to which the axes were fitted: (width)
 * @param factors inverse of the unit of each column: (width)
 * @param axes A, orthonormal axes as columns: (width, components)
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
            throw new IllegalArgumentException("principal components: expected arrays for " + components
                    + " components of " + width + " columns, found " + mean.length + " means, " + factors.length
                    + " factors and " + axes.length + " numbers");
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
        NoveltyMeasure.requireWidth("principal components", width, rows);
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

    /**
     * Computes the energy from the differences, because |d|² − |Aᵀd|² loses small residuals of long rows in rounding.
     */
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
