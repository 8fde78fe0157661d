package io.gruard.training.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gruard.model.TailScale;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TailFitTest {
    private static float[] drawn(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] energies = new float[rows];
        for (int i = 0; i < rows; i++) {
            energies[i] = (float) Math.exp(2 * random.nextGaussian());
        }
        return energies;
    }

    @Test
    void surpriseIsMinusTheLogarithmOfTheShareAsGreat() {
        float[] held = drawn(5000, 1);
        TailScale scale = TailFit.fit(held);
        for (float energy : drawn(300, 2)) {
            long asGreat = 0;
            for (float other : held) {
                asGreat += other >= energy ? 1 : 0;
            }
            double expected = -Math.log((asGreat + 1.0) / (held.length + 1.0));
            // A knot for every half of a halving: on the line between two it is off by a part of 0.35.
            assertThat((double) scale.surprise(energy)).isCloseTo(expected, within(0.1));
        }
    }

    @Test
    void itIsExactAtTheKnots() {
        float[] held = drawn(5000, 3);
        Arrays.sort(held);
        TailScale scale = TailFit.fit(held);
        assertThat((double) scale.surprise(held[4999])).isCloseTo(Math.log(5001 / 2.0), within(1e-5));
        assertThat((double) scale.surprise(held[4998])).isCloseTo(Math.log(5001 / 3.0), within(1e-5));
        assertThat((double) scale.surprise(held[5000 - 8])).isCloseTo(Math.log(5001 / 9.0), within(1e-5));
        assertThat(scale.energies().length).isBetween(20, 27);
    }

    /** Else rounding an energy could make another row of a benign one. */
    @Test
    void manyRowsOfNearlyTheSameEnergyDoNotMakeItSteep() {
        float[] held = new float[2000];
        for (int i = 0; i < held.length; i++) {
            held[i] = 1 + i * 1e-6f;
        }
        TailScale scale = TailFit.fit(held);
        assertThat(scale.energies()).containsExactly(0, held[1999]);
        assertThat(scale.surprise(1.001f) - scale.surprise(1.0f)).isLessThan(0.01f);
    }

    @Test
    void rowsOfEqualEnergyShareOne() {
        float[] held = {0, 0, 3, 3, 3, 9};
        TailScale scale = TailFit.fit(held);
        assertThat(scale.energies()).containsExactly(0, 3, 9);
        assertThat((double) scale.surprise(3)).isCloseTo(Math.log(7 / 5.0), within(1e-6));
        assertThat((double) scale.surprise(9)).isCloseTo(Math.log(7 / 2.0), within(1e-6));
    }

    @Test
    void theLeastOfAllBenignEnergiesIsNoSurprise() {
        float[] held = {2, 4, 8, 16};
        TailScale scale = TailFit.fit(held);
        assertThat(scale.energies()).containsExactly(0, 2, 8, 16);
        assertThat(scale.surprise(2)).isZero();
        assertThat((double) scale.surprise(8)).isCloseTo(Math.log(5 / 3.0), within(1e-6));
    }

    @Test
    void whereAllBenignRowsAreAlikeAnyOtherIsRare() {
        for (float energy : new float[] {0, 5}) {
            float[] held = new float[50];
            Arrays.fill(held, energy);
            TailScale scale = TailFit.fit(held);
            assertThat(scale.surprise(energy)).isZero();
            assertThat(scale.surprise(energy + 1)).isGreaterThan((float) Math.log(50.9));
            assertThat(scale.surprise(energy + 9)).isGreaterThan(scale.surprise(energy + 1));
        }
    }
}
