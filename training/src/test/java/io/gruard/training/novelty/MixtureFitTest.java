package io.gruard.training.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Matrix;
import io.gruard.model.GaussianMixture;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MixtureFitTest {
    private static final MixtureSettings TWO = new MixtureSettings(2, 1e-6, 100_000, 200, 1e-7);

    /** One third around (0, 0) with variances 1 and 1, two thirds around (6, -4) with variances 4 and 1/4 and covariance 0.6. */
    private static Matrix rows(int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix rows = Matrix.zeros(count, 2);
        for (int row = 0; row < count; row++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            boolean first = random.nextInt(3) == 0;
            rows.values()[2 * row] = (float) (first ? a : 6 + 2 * a);
            rows.values()[2 * row + 1] = (float) (first ? b : -4 + 0.3 * a + 0.4 * b);
        }
        return rows;
    }

    @Test
    void densityMatchesTheDistributionOfTheRows() {
        GaussianMixture mixture = MixtureFit.fit(rows(40_000, 1), TWO, 2, 5);
        Matrix points = new Matrix(new float[] {0, 0, 6, -4, 2, -1, 8, -3.5f}, 4, 2);

        float[] energies = mixture.energies(points);

        // Energies are log densities up to sign and a constant, so their differences are comparable.
        for (int row = 1; row < points.rows(); row++) {
            double expected = logDensity(points, 0) - logDensity(points, row);
            assertThat((double) energies[row] - energies[0]).isCloseTo(expected, within(0.15));
        }
    }

    private static double logDensity(Matrix points, int row) {
        double x = points.get(row, 0);
        double y = points.get(row, 1);
        double first = Math.exp(-(x * x + y * y) / 2) / 3;
        double dx = x - 6;
        double dy = y + 4;
        double determinant = 4 * 0.25 - 0.6 * 0.6;
        double distance = (0.25 * dx * dx - 2 * 0.6 * dx * dy + 4 * dy * dy) / determinant;
        return Math.log(first + Math.exp(-distance / 2) / Math.sqrt(determinant) * 2 / 3);
    }

    @Test
    void sameSeedGivesTheSameBits() {
        Matrix rows = rows(3000, 2);

        assertThat(MixtureFit.fit(rows, TWO, 1, 9)).isEqualTo(MixtureFit.fit(rows, TWO, 3, 9));
    }

    @Test
    void equalRowsAndFewerRowsThanComponentsAreFitted() {
        Matrix equal = new Matrix(new float[] {3, 0, 3, 0, 3, 0}, 3, 2);
        GaussianMixture mixture = MixtureFit.fit(equal, new MixtureSettings(8, 0.05, 100, 30, 0), 2, 1);

        float[] energies = mixture.energies(new Matrix(new float[] {3, 0, 3.5f, 0, 3, 5}, 3, 2));

        assertThat(energies[0]).isCloseTo(0, within(1e-4f));
        // Half of the squared distance divided by the regularization.
        assertThat(energies[1]).isCloseTo(0.25f / 0.05f / 2, within(1e-2f));
        assertThat(energies[2]).isCloseTo(25 / 0.05f / 2, within(1e-1f));
    }

    @Test
    void mixtureOfASampleIsCloseToThatOfAllRows() {
        Matrix rows = rows(20_000, 3);
        GaussianMixture sampled = MixtureFit.fit(rows, new MixtureSettings(2, 1e-6, 8000, 200, 1e-7), 2, 4);
        GaussianMixture all = MixtureFit.fit(rows, TWO, 2, 4);

        float[] ofSample = sampled.energies(rows(50, 7));
        float[] ofAll = all.energies(rows(50, 7));

        for (int row = 0; row < ofSample.length; row++) {
            assertThat(ofSample[row]).isCloseTo(ofAll[row], within(0.25f * (1 + ofAll[row])));
        }
    }

    @Test
    void noRowsAndInvalidCovarianceAreRejected() {
        assertThatThrownBy(() -> MixtureFit.fit(Matrix.zeros(0, 2), TWO, 2, 1))
                .hasMessage("mixture of Gaussians: expected one row or more, found none");
        assertThatThrownBy(() -> Cholesky.factor(new double[][] {{1}, {2, 1}}))
                .hasMessageStartingWith("covariance: expected a positive definite matrix");
    }
}
