package io.gruard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrototypesTest {
    /** (0, 0) and (3, 4), as columns. */
    private static final Prototypes TWO = new Prototypes(2, 2, new float[] {0, 3, 0, 4});

    @Test
    void energyIsTheSquaredDistanceFromTheNearestPrototype() {
        Matrix rows = new Matrix(new float[] {0, 0, 1, 1, 3, 3, 6, 8}, 4, 2);
        assertThat(TWO.energies(rows)).containsExactly(0, 2, 1, 25);
    }

    @Test
    void smallDistancesFarFromTheOriginSurviveRounding() {
        Prototypes far = new Prototypes(2, 2, new float[] {4000, -4000, 4000, -4000});
        assertThat(far.energies(new Matrix(new float[] {4000.25f, 4000}, 1, 2))).containsExactly(0.0625f);
    }

    @Test
    void otherSizesAreRejected() {
        assertThatThrownBy(() -> TWO.energies(Matrix.zeros(1, 3))).hasMessageContaining("expected rows of 2 columns");
        assertThatThrownBy(() -> new Prototypes(2, 2, new float[3]))
                .hasMessageContaining("2 prototypes of 2 columns, found 3");
        assertThatThrownBy(() -> Prototypes.of(2, 2, List.of())).hasMessageContaining("centres");
    }
}
