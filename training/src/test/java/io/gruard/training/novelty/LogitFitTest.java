package io.gruard.training.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Matrix;
import io.gruard.model.LogitEnergy;
import org.junit.jupiter.api.Test;

class LogitFitTest {
    @Test
    void energyIsRelativeToTheMostConfidentRow() {
        Matrix benign = new Matrix(new float[] {2, 0, 7, 1, 3, 3}, 3, 2);
        LogitEnergy energy = LogitFit.fit(benign);

        float[] energies = energy.energies(new Matrix(new float[] {7, 1, 0, 0, 90, 0, -400, -400}, 4, 2));

        double max = Math.log(Math.exp(7) + Math.exp(1));
        assertThat(energies[0]).isZero();
        assertThat((double) energies[1]).isCloseTo(max - Math.log(2), within(1e-5));
        assertThat(energies[2]).as("more confident than all training rows").isZero();
        assertThat((double) energies[3]).isCloseTo(max + 400 - Math.log(2), within(1e-3));
        assertThatThrownBy(() -> LogitFit.fit(Matrix.zeros(0, 2))).hasMessageContaining("found none");
    }
}
