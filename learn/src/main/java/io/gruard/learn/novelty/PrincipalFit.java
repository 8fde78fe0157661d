package io.gruard.learn.novelty;

import io.gruard.core.Matrix;
import io.gruard.model.PrincipalResidual;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealVector;

/** Finds the principal components of rows: the eigenvectors of their covariance with the greatest eigenvalues. */
public final class PrincipalFit {
    private static final int USUAL_COMPONENTS = 30;

    /** Of few columns a quarter is enough, since nothing would be left of a row by all. */
    private static final int COLUMNS_A_COMPONENT = 4;

    private PrincipalFit() {}

    /**
     * The residual of the usual number of components.
     *
     * @param rows (rows, columns), at least one row
     */
    public static PrincipalResidual fit(Matrix rows) {
        int width = rows.columns();
        return fit(rows, Math.min(USUAL_COMPONENTS, (width + COLUMNS_A_COMPONENT - 1) / COLUMNS_A_COMPONENT));
    }

    /** The residual of some components. */
    static PrincipalResidual fit(Matrix rows, int components) {
        if (rows.rows() == 0) {
            throw new IllegalArgumentException("principal components are of one row or more, found none");
        }
        int width = rows.columns();
        double[] mean = ColumnMeans.of(rows);
        EigenDecompositionSymmetric eigen =
                new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(covariance(rows, mean)));
        float[] axes = new float[width * components];
        for (int k = 0; k < components; k++) {
            // They come by falling eigenvalue.
            RealVector axis = eigen.getEigenvector(k);
            for (int column = 0; column < width; column++) {
                axes[column * components + k] = (float) axis.getEntry(column);
            }
        }
        float[] centre = new float[width];
        for (int column = 0; column < width; column++) {
            centre[column] = (float) mean[column];
        }
        return new PrincipalResidual(width, components, centre, axes);
    }

    private static double[][] covariance(Matrix rows, double[] mean) {
        int width = mean.length;
        double[][] covariance = new double[width][width];
        double[] apart = new double[width];
        for (int row = 0; row < rows.rows(); row++) {
            for (int column = 0; column < width; column++) {
                apart[column] = rows.get(row, column) - mean[column];
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
