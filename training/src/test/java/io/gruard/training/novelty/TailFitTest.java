package io.gruard.training.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gruard.model.TailScale;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TailFitTest {
    private static float[] random(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] energies = new float[rows];
        for (int i = 0; i < rows; i++) {
            energies[i] = (float) Math.exp(2 * random.nextGaussian());
        }
        return energies;
    }

    @Test
    void surpriseIsMinusTheLogarithmOfTheShareWithAtLeastThisEnergy() {
        float[] benign = random(5000, 1);
        TailScale scale = TailFit.fit(benign);
        for (float energy : random(300, 2)) {
            long atLeast = 0;
            for (float other : benign) {
                atLeast += other >= energy ? 1 : 0;
            }
            double expected = -Math.log((atLeast + 1.0) / (benign.length + 1.0));
            // Consecutive knots differ by 0.35, and linear interpolation between them is off by a part of that.
            assertThat((double) scale.surprise(energy)).isCloseTo(expected, within(0.1));
        }
    }

    @Test
    void surpriseIsExactAtTheKnots() {
        float[] benign = random(5000, 3);
        Arrays.sort(benign);
        TailScale scale = TailFit.fit(benign);
        assertThat((double) scale.surprise(benign[4999])).isCloseTo(Math.log(5001 / 2.0), within(1e-5));
        assertThat((double) scale.surprise(benign[4998])).isCloseTo(Math.log(5001 / 3.0), within(1e-5));
        assertThat((double) scale.surprise(benign[5000 - 8])).isCloseTo(Math.log(5001 / 9.0), within(1e-5));
        assertThat(scale.energies().length).isBetween(20, 27);
    }

    /** With a steep scale, rounding of an energy could change a verdict. */
    @Test
    void manyRowsOfNearlyTheSameEnergyDoNotMakeTheScaleSteep() {
        float[] benign = new float[2000];
        for (int i = 0; i < benign.length; i++) {
            benign[i] = 1 + i * 1e-6f;
        }
        TailScale scale = TailFit.fit(benign);
        assertThat(scale.energies()).containsExactly(0, benign[1999]);
        assertThat(scale.surprise(1.001f) - scale.surprise(1.0f)).isLessThan(0.01f);
    }

    @Test
    void rowsOfEqualEnergyShareAKnot() {
        float[] benign = {0, 0, 3, 3, 3, 9};
        TailScale scale = TailFit.fit(benign);
        assertThat(scale.energies()).containsExactly(0, 3, 9);
        assertThat((double) scale.surprise(3)).isCloseTo(Math.log(7 / 5.0), within(1e-6));
        assertThat((double) scale.surprise(9)).isCloseTo(Math.log(7 / 2.0), within(1e-6));
    }

    @Test
    void smallestBenignEnergyHasZeroSurprise() {
        float[] benign = {2, 4, 8, 16};
        TailScale scale = TailFit.fit(benign);
        assertThat(scale.energies()).containsExactly(0, 2, 8, 16);
        assertThat(scale.surprise(2)).isZero();
        assertThat((double) scale.surprise(8)).isCloseTo(Math.log(5 / 3.0), within(1e-6));
    }

    @Test
    void largerEnergyIsRareIfAllBenignRowsAreEqual() {
        for (float energy : new float[] {0, 5}) {
            float[] benign = new float[50];
            Arrays.fill(benign, energy);
            TailScale scale = TailFit.fit(benign);
            assertThat(scale.surprise(energy)).isZero();
            assertThat(scale.surprise(energy + 1)).isGreaterThan((float) Math.log(50.9));
            assertThat(scale.surprise(energy + 9)).isGreaterThan(scale.surprise(energy + 1));
        }
    }
}
