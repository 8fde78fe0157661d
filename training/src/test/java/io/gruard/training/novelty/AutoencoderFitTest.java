package io.gruard.training.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Matrix;
import io.gruard.model.Autoencoder;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AutoencoderFitTest {
    /** Makes rows of nine columns that depend on two numbers. With {@code broken}, one column is shifted. */
    private static Matrix rows(int count, long seed, boolean broken) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix rows = Matrix.zeros(count, 9);
        for (int row = 0; row < count; row++) {
            double a = random.nextGaussian();
            double b = random.nextGaussian();
            for (int column = 0; column < 9; column++) {
                rows.values()[9 * row + column] = (float) (Math.cos(column) * a + Math.sin(2 * column) * b);
            }
            if (broken) {
                rows.values()[9 * row + 4] += 3f;
            }
        }
        return rows;
    }

    @Test
    void rowsUnlikeTheTrainingRowsHaveLargerErrors() {
        Autoencoder autoencoder = AutoencoderFit.fit(rows(4000, 1, false), 2, 7);

        double like = mean(autoencoder.energies(rows(500, 2, false)));
        double unlike = mean(autoencoder.energies(rows(500, 3, true)));

        assertThat(like).isLessThan(1);
        assertThat(unlike).isGreaterThan(5 * like);
    }

    @Test
    void sameSeedGivesTheSameBits() {
        Matrix rows = rows(600, 1, false);

        assertThat(AutoencoderFit.fit(rows, 1, 7)).isEqualTo(AutoencoderFit.fit(rows, 3, 7));
        assertThat(AutoencoderFit.fit(rows, 2, 7)).isNotEqualTo(AutoencoderFit.fit(rows, 2, 8));
    }

    @Test
    void oneRowIsEnoughAndNoRowsAreRejected() {
        assertThat(AutoencoderFit.fit(rows(1, 1, false), 2, 7).width()).isEqualTo(9);
        assertThatThrownBy(() -> AutoencoderFit.fit(Matrix.zeros(0, 9), 2, 7)).hasMessageContaining("found none");
    }

    private static double mean(float[] values) {
        double[] wide = new double[values.length];
        Arrays.setAll(wide, i -> values[i]);
        return Arrays.stream(wide).average().orElseThrow();
    }
}
