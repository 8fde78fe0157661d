package io.gruard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Matrix;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    /** 0, 10, 2, -1 and 5 on a line. */
    private static final Prototypes LINE = new Prototypes(5, 1, new float[] {0, 10, 2, -1, 5});

    @Test
    void energyIsTheMeanSquaredDistanceFromTheNearest() {
        Matrix rows = new Matrix(new float[] {0, 9, 3}, 3, 1);
        assertThat(new Neighbours(1, LINE).energies(rows)).containsExactly(0, 1, 1);
        assertThat(new Neighbours(2, LINE).energies(rows)).containsExactly(0.5f, 8.5f, 2.5f);
        assertThat(new Neighbours(5, LINE).energies(rows)).containsExactly(130f / 5, 247f / 5, 79f / 5);
    }

    @Test
    void nearestEqualThoseFoundBySorting() {
        SplittableRandom random = new SplittableRandom(5);
        int count = 40;
        int width = 6;
        float[] centres = new float[count * width];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = (float) random.nextDouble(-1, 1);
        }
        Matrix rows = new Matrix(new float[20 * width], 20, width);
        for (int i = 0; i < rows.values().length; i++) {
            rows.values()[i] = (float) random.nextDouble(-1, 1);
        }

        float[] energies = new Neighbours(7, new Prototypes(count, width, centres)).energies(rows);

        for (int row = 0; row < rows.rows(); row++) {
            int at = row;
            double expected = IntStream.range(0, count)
                    .mapToDouble(p -> IntStream.range(0, width)
                            .mapToDouble(column -> rows.get(at, column) - centres[column * count + p])
                            .map(apart -> apart * apart)
                            .sum())
                    .sorted()
                    .limit(7)
                    .average()
                    .orElseThrow();
            assertThat((double) energies[row]).isCloseTo(expected, within(1e-5));
        }
    }

    @Test
    void isRestoredFromShapeAndArrays() {
        NoveltyMeasure three = new Neighbours(3, LINE);
        assertThat(three.shape().restored(1, three.tensors())).isEqualTo(three);
        NoveltyMeasure root = new RaisedMeasure(three, 0.5);
        assertThat(root.shape().restored(1, root.tensors())).isEqualTo(root);
        assertThat(root).hasToString("(3 nearest of 5 prototypes of 1 columns)^0.5");
    }

    @Test
    void raisedMeasureIsThePowerOfTheEnergy() {
        Matrix rows = new Matrix(new float[] {14, -3}, 2, 1);
        assertThat(new RaisedMeasure(LINE, 0.5).energies(rows)).containsExactly(4, 2);
        assertThat(new RaisedMeasure(LINE, 2).energies(rows)).containsExactly(256, 16);
    }

    @Test
    void invalidNumbersAreRejected() {
        assertThatThrownBy(() -> new Neighbours(6, LINE))
                .hasMessage("neighbours must be 1 to the number of prototypes, 5, found 6");
        assertThatThrownBy(() -> new NoveltyMeasure.MeasureShape.Neighbouring(5, 0))
                .hasMessageEndingWith("5, found 0");
        assertThatThrownBy(() -> new Neighbours(2, LINE).energies(Matrix.zeros(1, 3)))
                .hasMessageContaining("expected rows of 1 columns");
        assertThatThrownBy(() -> new RaisedMeasure(LINE, 0))
                .hasMessage("the exponent of a measure must be above 0, found 0.0");
        NoveltyMeasure.MeasureShape root = new NoveltyMeasure.MeasureShape.Raised(LINE.shape(), 0.5);
        assertThatThrownBy(() -> new NoveltyMeasure.MeasureShape.Raised(root, 0.5))
                .hasMessage("a raised measure must not contain a raised measure or a rarity");
    }
}
