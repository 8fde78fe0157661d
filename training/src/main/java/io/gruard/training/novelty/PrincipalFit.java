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
 * Finds the principal components of rows: the eigenvectors of their covariance with the greatest eigenvalues. Numbers count in deviations of
 * these very rows, whatever their scale was: a small step counts where these rows hardly differ, though others may differ much.
 */
public final class PrincipalFit {
    private static final int DEFAULT_COMPONENTS = 30;

    /** Of few columns a quarter is enough, since nothing would be left of a row by all. */
    private static final int COLUMNS_A_COMPONENT = 4;

    /** In deviations; one number alone makes no row stand out without end. */
    private static final float LIMIT = 8;

    /** In the encoding's units: less is rounding of equal values, which keep the encoding's unit. */
    private static final double MIN_DEVIATION = 1e-6;

    private PrincipalFit() {}

    /**
     * The residual of the usual number of components.
     *
     * @param rows (rows, columns), at least one row
     * @param spans where each feature's columns lie
     */
    public static PrincipalResidual fit(Matrix rows, List<ColumnSpan> spans) {
        int width = rows.columns();
        return fit(rows, spans, Math.min(DEFAULT_COMPONENTS, (width + COLUMNS_A_COMPONENT - 1) / COLUMNS_A_COMPONENT));
    }

    /** The residual of some components. */
    static PrincipalResidual fit(Matrix rows, List<ColumnSpan> spans, int components) {
        if (rows.rows() == 0) {
            throw new IllegalArgumentException("principal components are of one row or more, found none");
        }
        int width = rows.columns();
        double[] mean = ColumnMeans.of(rows);
        double[] factors = factors(rows, mean, spans);
        EigenDecompositionSymmetric eigen =
                new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(covariance(rows, mean, factors)));
        float[] axes = new float[width * components];
        for (int k = 0; k < components; k++) {
            // They come by falling eigenvalue.
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

    /** The inverse of the deviation of each number; 1 for the columns of categories. */
    private static double[] factors(Matrix rows, double[] mean, List<ColumnSpan> spans) {
        double[] factors = new double[mean.length];
        Arrays.fill(factors, 1);
        for (ColumnSpan span : spans) {
            if (span.categorical()) {
                continue;
            }
            double squares = 0;
            for (int row = 0; row < rows.rows(); row++) {
                double apart = rows.get(row, span.first()) - mean[span.first()];
                squares += apart * apart;
            }
            double deviation = Math.sqrt(squares / rows.rows());
            factors[span.first()] = deviation < MIN_DEVIATION ? 1 : 1 / deviation;
        }
        return factors;
    }

    private static double[][] covariance(Matrix rows, double[] mean, double[] factors) {
        int width = mean.length;
        double[][] covariance = new double[width][width];
        double[] apart = new double[width];
        for (int row = 0; row < rows.rows(); row++) {
            for (int column = 0; column < width; column++) {
                apart[column] = Math.clamp((rows.get(row, column) - mean[column]) * factors[column], -LIMIT, LIMIT);
            }
            for (int i = 0; i < width; i++) {
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] += apart[i] * apart[j];
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
