package io.gruard.training.novelty;

import io.gruard.core.ColumnSpan;
import io.gruard.core.Matrix;
import io.gruard.model.PrincipalResidual;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealVector;

/**
 * Fits a {@link PrincipalResidual}. The principal components are the eigenvectors of the covariance with the largest
 * eigenvalues. Numeric features are scaled by their standard deviation in these rows, so a small difference counts where
 * these rows hardly differ.
 */
public final class PrincipalFit {
    private static final int DEFAULT_COMPONENTS = 30;

    /** Minimum number of columns for each component. With as many components as columns, no residual would be left. */
    private static final int COLUMNS_PER_COMPONENT = 4;

    /** Limit of a scaled number in standard deviations. It bounds the effect of a single number. */
    private static final float LIMIT = 8;

    /** A smaller standard deviation, in units of the encoding, is rounding. Such columns are not scaled. */
    private static final double MIN_DEVIATION = 1e-6;

    private PrincipalFit() {}

    /**
     * Fits the residual with the default number of components.
     *
     * @param rows (rows, columns), at least one row
     * @param spans the columns of each feature
     */
    public static PrincipalResidual fit(Matrix rows, List<ColumnSpan> spans) {
        int width = rows.columns();
        int components = Math.min(DEFAULT_COMPONENTS, (width + COLUMNS_PER_COMPONENT - 1) / COLUMNS_PER_COMPONENT);
        return fit(rows, spans, components);
    }

    /** Fits the residual with a number of components. */
    static PrincipalResidual fit(Matrix rows, List<ColumnSpan> spans, int components) {
        if (rows.rows() == 0) {
            throw new IllegalArgumentException("principal components: expected one row or more, found none");
        }
        int width = rows.columns();
        double[] mean = ColumnMeans.of(rows);
        double[] factors = factors(rows, mean, spans);
        EigenDecompositionSymmetric eigen =
                new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(covariance(rows, mean, factors)));
        float[] axes = new float[width * components];
        for (int k = 0; k < components; k++) {
            // The eigenvectors are sorted by descending eigenvalue.
            RealVector axis = eigen.getEigenvector(k);
            for (int column = 0; column < width; column++) {
                axes[column * components + k] = (float) axis.getEntry(column);
            }
        }
        return new PrincipalResidual(width, components, LIMIT, floats(mean), floats(factors), axes);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** Returns the inverse standard deviation of each numeric column, and 1 for columns of categories. */
    private static double[] factors(Matrix rows, double[] mean, List<ColumnSpan> spans) {
        double[] factors = new double[mean.length];
        Arrays.fill(factors, 1);
        for (ColumnSpan span : spans) {
            if (span.categorical()) {
                continue;
            }
            double squares = 0;
            for (int row = 0; row < rows.rows(); row++) {
                double difference = rows.get(row, span.first()) - mean[span.first()];
                squares += difference * difference;
            }
            double deviation = Math.sqrt(squares / rows.rows());
            factors[span.first()] = deviation < MIN_DEVIATION ? 1 : 1 / deviation;
        }
        return factors;
    }

    private static double[][] covariance(Matrix rows, double[] mean, double[] factors) {
        int width = mean.length;
        double[][] covariance = new double[width][width];
        double[] scaled = new double[width];
        for (int row = 0; row < rows.rows(); row++) {
            for (int column = 0; column < width; column++) {
                scaled[column] = Math.clamp((rows.get(row, column) - mean[column]) * factors[column], -LIMIT, LIMIT);
            }
            for (int i = 0; i < width; i++) {
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] += scaled[i] * scaled[j];
                }
            }
        }
        for (int i = 0; i < width; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] /= rows.rows();
                covariance[j][i] = covariance[i][j];
            }
        }
        return covariance;
    }
}
