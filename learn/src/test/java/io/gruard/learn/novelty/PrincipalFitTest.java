package io.gruard.learn.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Matrix;
import io.gruard.model.PrincipalResidual;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PrincipalFitTest {
    /** Around (1, 2, 3): far along (3, 4, 0) / 5, less along the third axis, least across both. */
    private static Matrix rows(int count) {
        SplittableRandom random = new SplittableRandom(4);
        Matrix rows = Matrix.zeros(count, 3);
        for (int row = 0; row < count; row++) {
            double far = 5 * random.nextGaussian();
            double across = 0.1 * random.nextGaussian();
            rows.values()[3 * row] = (float) (1 + 0.6 * far - 0.8 * across);
            rows.values()[3 * row + 1] = (float) (2 + 0.8 * far + 0.6 * across);
            rows.values()[3 * row + 2] = (float) (3 + random.nextGaussian());
        }
        return rows;
    }

    @Test
    void energyIsTheSquaredDistanceFromTheAxisOfGreatestVariance() {
        PrincipalResidual one = PrincipalFit.fit(rows(50_000), 1);

        float[] energies =
                one.energies(new Matrix(new float[] {1, 2, 3, 4, 6, 3, 1, 2, 5, 1 - 0.8f, 2 + 0.6f, 3}, 4, 3));

        assertThat(energies[0]).isCloseTo(0, within(0.01f));
        assertThat(energies[1]).as("5 along the axis").isCloseTo(0, within(0.01f));
        assertThat(energies[2]).isCloseTo(4, within(0.1f));
        assertThat(energies[3]).isCloseTo(1, within(0.1f));
    }

    @Test
    void furtherComponentsFollowByVariance() {
        PrincipalResidual two = PrincipalFit.fit(rows(50_000), 2);

        float[] energies = two.energies(new Matrix(new float[] {1, 2, 5, 1 - 0.8f, 2 + 0.6f, 3}, 2, 3));

        assertThat(energies[0]).as("along the second axis").isCloseTo(0, within(0.01f));
        assertThat(energies[1]).as("across both").isCloseTo(1, within(0.05f));
    }

    @Test
    void smallResidualsFarFromTheMeanAreNotLostInRounding() {
        PrincipalResidual exact = new PrincipalResidual(2, 1, new float[2], new float[] {1, 0});

        assertThat(exact.energies(new Matrix(new float[] {50_000, 0.125f}, 1, 2)))
                .containsExactly(0.015625f);
    }

    @Test
    void componentsAreAtMostAQuarterOfTheColumns() {
        assertThat(PrincipalFit.fit(Matrix.zeros(5, 9)).components()).isEqualTo(3);
        assertThat(PrincipalFit.fit(Matrix.zeros(5, 1)).components()).isEqualTo(1);
        assertThatThrownBy(() -> PrincipalFit.fit(Matrix.zeros(0, 9))).hasMessageContaining("found none");
    }
}
