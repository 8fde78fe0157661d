package io.gruard.training.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Matrix;
import io.gruard.model.LogitEnergy;
import org.junit.jupiter.api.Test;

class LogitFitTest {
    @Test
    void energyCountsFromTheSurestRow() {
        Matrix benign = new Matrix(new float[] {2, 0, 7, 1, 3, 3}, 3, 2);
        LogitEnergy energy = LogitFit.fit(benign);

        float[] energies = energy.energies(new Matrix(new float[] {7, 1, 0, 0, 90, 0, -400, -400}, 4, 2));

        double surest = Math.log(Math.exp(7) + Math.exp(1));
        assertThat(energies[0]).isZero();
        assertThat((double) energies[1]).isCloseTo(surest - Math.log(2), within(1e-5));
        assertThat(energies[2]).as("surer than any").isZero();
        assertThat((double) energies[3]).isCloseTo(surest + 400 - Math.log(2), within(1e-3));
        assertThatThrownBy(() -> LogitFit.fit(Matrix.zeros(0, 2))).hasMessageContaining("found none");
    }
}
