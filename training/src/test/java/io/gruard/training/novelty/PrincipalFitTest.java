package io.gruard.training.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.ColumnSpan;
import io.gruard.core.Matrix;
import io.gruard.model.PrincipalResidual;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PrincipalFitTest {
    /** Makes rows around (1, 2, 3). The variance is largest along (3, 4, 0) / 5 and smallest along (-4, 3, 0) / 5. */
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

    private static final List<ColumnSpan> NUMBERS = List.of(
            new ColumnSpan("a", 0, 1, false), new ColumnSpan("b", 1, 1, false), new ColumnSpan("c", 2, 1, false));

    @Test
    void energyIsTheScaledSquaredDistanceFromTheFirstAxis() {
        // The standard deviations are 3, 4 and 1. In these units, the first axis is (1, 1, 0) / √2.
        PrincipalResidual one = PrincipalFit.fit(rows(50_000), NUMBERS, 1);

        float[] energies =
                one.energies(new Matrix(new float[] {1, 2, 3, 4, 6, 3, 1, 2, 5, 1 + 3, 2 - 4, 3, 1, 2, 3 + 100}, 5, 3));

        assertThat(energies[0]).isCloseTo(0, within(0.01f));
        assertThat(energies[1])
                .as("one standard deviation of both along the axis")
                .isCloseTo(0, within(0.01f));
        assertThat(energies[2]).isCloseTo(4, within(0.1f));
        assertThat(energies[3])
                .as("one standard deviation of both across the axis")
                .isCloseTo(2, within(0.05f));
        assertThat(energies[4]).as("clipped at 8 standard deviations").isCloseTo(64, within(0.1f));
    }

    @Test
    void componentsAreSortedByVariance() {
        PrincipalResidual two = PrincipalFit.fit(rows(50_000), NUMBERS, 2);

        float[] energies = two.energies(new Matrix(new float[] {1, 2, 5, 1 + 3, 2 - 4, 3}, 2, 3));

        assertThat(energies[0]).as("along the second axis").isCloseTo(0, within(0.01f));
        assertThat(energies[1]).as("across both").isCloseTo(2, within(0.05f));
    }

    @Test
    void categoriesAndConstantNumbersAreNotScaled() {
        Matrix rows = Matrix.zeros(1000, 4);
        for (int row = 0; row < 1000; row++) {
            rows.values()[4 * row] = row % 2 == 0 ? 50 : -50;
            rows.values()[4 * row + 1 + row % 2] = 1;
            rows.values()[4 * row + 3] = 0.1f;
        }
        List<ColumnSpan> spans = List.of(
                new ColumnSpan("number", 0, 1, false),
                new ColumnSpan("word", 1, 2, true),
                new ColumnSpan("fixed", 3, 1, false));

        PrincipalResidual fitted = PrincipalFit.fit(rows, spans, 1);

        assertThat(fitted.factors()).containsExactly(0.02f, 1, 1, 1);
        assertThat(fitted.energies(new Matrix(new float[] {50, 1, 0, 2.1f}, 1, 4))[0])
                .isCloseTo(4, within(1e-4f));
    }

    @Test
    void smallResidualsFarFromTheMeanAreNotLostInRounding() {
        PrincipalResidual exact =
                new PrincipalResidual(2, 1, 1e6f, new float[2], new float[] {1, 1}, new float[] {1, 0});

        assertThat(exact.energies(new Matrix(new float[] {50_000, 0.125f}, 1, 2)))
                .containsExactly(0.015625f);
    }

    @Test
    void thereIsOneComponentForEveryFourColumns() {
        assertThat(PrincipalFit.fit(Matrix.zeros(5, 9), List.of()).components()).isEqualTo(3);
        assertThat(PrincipalFit.fit(Matrix.zeros(5, 1), List.of()).components()).isEqualTo(1);
        assertThatThrownBy(() -> PrincipalFit.fit(Matrix.zeros(0, 9), List.of()))
                .hasMessageContaining("found none");
    }
}
