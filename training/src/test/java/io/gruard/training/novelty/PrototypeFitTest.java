package io.gruard.training.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Matrix;
import io.gruard.model.Prototypes;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PrototypeFitTest {
    /** Rows around (0, 0), (10, 0) and (0, 10). */
    private static Matrix clusters(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix matrix = Matrix.zeros(rows, 2);
        for (int row = 0; row < rows; row++) {
            matrix.values()[2 * row] = (float) (random.nextGaussian() / 4 + (row % 3 == 1 ? 10 : 0));
            matrix.values()[2 * row + 1] = (float) (random.nextGaussian() / 4 + (row % 3 == 2 ? 10 : 0));
        }
        return matrix;
    }

    @Test
    void prototypesAreTheCentresOfClusters() {
        Prototypes found = PrototypeFit.fit(clusters(30_000, 1), new PrototypeSettings(3, 100_000, 5), 2, 7);

        float[] atCentres = found.energies(new Matrix(new float[] {0, 0, 10, 0, 0, 10}, 3, 2));
        float[] between = found.energies(new Matrix(new float[] {5, 5}, 1, 2));
        for (float energy : atCentres) {
            assertThat(energy).isLessThan(0.001f);
        }
        assertThat(between[0]).isGreaterThan(45f);
    }

    @Test
    void roundsLowerTheMeanDistance() {
        Matrix rows = clusters(3000, 2);
        double before = mean(
                PrototypeFit.fit(rows, new PrototypeSettings(20, 3000, 0), 2, 7).energies(rows));
        double after = mean(
                PrototypeFit.fit(rows, new PrototypeSettings(20, 3000, 5), 2, 7).energies(rows));
        assertThat(after).isLessThan(0.9 * before);
    }

    @Test
    void sameSeedGivesTheSameBits() {
        Matrix rows = clusters(5000, 3);
        PrototypeSettings some = new PrototypeSettings(50, 2000, 3);
        assertThat(PrototypeFit.fit(rows, some, 2, 9)).isEqualTo(PrototypeFit.fit(rows, some, 2, 9));
        assertThat(PrototypeFit.fit(rows, some, 1, 9)).isEqualTo(PrototypeFit.fit(rows, some, 3, 9));
        assertThat(PrototypeFit.fit(rows, some, 2, 9)).isNotEqualTo(PrototypeFit.fit(rows, some, 2, 10));
    }

    @Test
    void fewEqualRowsAreEnoughAndNoRowsAreRejected() {
        Matrix equal = new Matrix(new float[] {1, 2, 1, 2, 1, 2}, 3, 2);
        Prototypes found = PrototypeFit.fit(equal, PrototypeSettings.defaults(), 2, 1);
        assertThat(found.count()).isEqualTo(3);
        assertThat(found.energies(equal)).containsOnly(0);
        assertThatThrownBy(() -> PrototypeFit.fit(Matrix.zeros(0, 2), PrototypeSettings.defaults(), 2, 1))
                .hasMessageContaining("found none");
    }

    private static double mean(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
