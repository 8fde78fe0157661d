package io.gruard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class RarityTest {
    private static final TailScale SCALE = new TailScale(new float[] {0, 1, 4, 16}, new float[] {0, 0.5f, 1.5f, 5});

    /** 0 and 10 on a line. */
    private static final Prototypes LINE = new Prototypes(2, 1, new float[] {0, 10});

    private static final Rarity RARITY = new Rarity(LINE, SCALE);

    @Test
    void surpriseIsLinearBetweenKnots() {
        assertThat(SCALE.surprise(0)).isZero();
        assertThat(SCALE.surprise(0.5f)).isEqualTo(0.25f);
        assertThat(SCALE.surprise(1)).isEqualTo(0.5f);
        assertThat(SCALE.surprise(2.5f)).isEqualTo(1);
        assertThat(SCALE.surprise(4)).isEqualTo(1.5f);
        assertThat(SCALE.surprise(16)).isEqualTo(5);
    }

    @Test
    void surpriseGrowsLogarithmicallyBeyondTheLastKnot() {
        assertThat((double) SCALE.surprise(32)).isCloseTo(5 + Math.log(2), within(1e-6));
        assertThat((double) SCALE.surprise(16e6f)).isCloseTo(5 + Math.log(1e6), within(1e-5));
    }

    @Test
    void energyIsTheSurpriseOfTheMeasure() {
        Matrix rows = new Matrix(new float[] {0, 11, 2, 6}, 4, 1);
        assertThat(LINE.energies(rows)).containsExactly(0, 1, 4, 16);
        assertThat(RARITY.energies(rows)).containsExactly(0, 0.5f, 1.5f, 5);
        assertThat(RARITY).hasToString("rarity of 2 prototypes of 1 columns");
    }

    @Test
    void isRestoredFromShapeAndArrays() {
        assertThat(RARITY.shape().restored(1, RARITY.tensors()))
                .isEqualTo(RARITY)
                .hasSameHashCodeAs(RARITY);
        TailScale other = new TailScale(new float[] {0, 1, 4, 16}, new float[] {0, 0.5f, 1.5f, 6});
        assertThat(new Rarity(LINE, other)).isNotEqualTo(RARITY);
    }

    @Test
    void knotsMustIncrease() {
        assertThatThrownBy(() -> new TailScale(new float[] {0}, new float[] {0}))
                .hasMessage("knots of rarity must be 2 or more, found 1");
        assertThatThrownBy(() -> new TailScale(new float[] {0, 1}, new float[] {0, 1, 2}))
                .hasMessage("knots of rarity: expected as many surprises as energies, found 3 and 2");
        assertThatThrownBy(() -> new TailScale(new float[] {0, 1, 1}, new float[] {0, 1, 2}))
                .hasMessage("knots of rarity must increase from (0, 0), found (1.0, 2.0) at index 2");
        assertThatThrownBy(() -> new TailScale(new float[] {0, 1, 2}, new float[] {0, 2, 1}))
                .hasMessage("knots of rarity must increase from (0, 0), found (2.0, 1.0) at index 2");
        for (float wrong : new float[] {Float.NaN, Float.POSITIVE_INFINITY, -1}) {
            assertThatThrownBy(() -> new TailScale(new float[] {0, wrong}, new float[] {0, 1}))
                    .hasMessageStartingWith("knots of rarity must increase");
            assertThatThrownBy(() -> new TailScale(new float[] {0, 1}, new float[] {0, wrong}))
                    .hasMessageStartingWith("knots of rarity must increase");
            assertThatThrownBy(() -> new TailScale(new float[] {wrong, 2e9f}, new float[] {0, 1}))
                    .hasMessageStartingWith("knots of rarity must increase");
        }
        assertThatThrownBy(() -> new NoveltyMeasure.MeasureShape.Rare(LINE.shape(), 3).restored(1, RARITY.tensors()))
                .hasMessage("expected 3 knots of rarity, found 4");
    }

    /** Nested measures would have arrays with the same names. */
    @Test
    void rarityMustBeOutermost() {
        NoveltyMeasure.MeasureShape root = new NoveltyMeasure.MeasureShape.Raised(LINE.shape(), 0.5);
        assertThatThrownBy(() -> new NoveltyMeasure.MeasureShape.Rare(root, 4))
                .hasMessage("a rarity must not contain a raised measure or a rarity");
        assertThatThrownBy(() -> new NoveltyMeasure.MeasureShape.Raised(RARITY.shape(), 0.5))
                .hasMessage("a raised measure must not contain a raised measure or a rarity");
        assertThatThrownBy(() -> new NoveltyMeasure.MeasureShape.OfColumns(List.of(0), RARITY.shape()))
                .hasMessageStartingWith("a measure of columns must not contain a measure of columns or a rarity");
    }
}
