package io.gruard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureOfColumnsTest {
    private static final Prototypes ORIGIN = new Prototypes(1, 2, new float[] {0, 0});

    @Test
    void otherColumnsCountForNothing() {
        MeasureOfColumns measure = new MeasureOfColumns(4, List.of(1, 3), ORIGIN);
        Matrix rows = new Matrix(new float[] {9, 1, 9, 2, -7, 3, -7, 4}, 2, 4);
        assertThat(measure.energies(rows)).containsExactly(5, 25);
    }

    @Test
    void comesBackFromItsShapeAndArrays() {
        MeasureOfColumns measure = new MeasureOfColumns(4, List.of(1, 3), ORIGIN);
        assertThat(measure.shape().restored(4, measure.tensors())).isEqualTo(measure);
    }

    @Test
    void columnsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new MeasureOfColumns(3, List.of(1, 3), ORIGIN))
                .hasMessage("rows have 3 columns, none of number 3");
        assertThatThrownBy(() -> new MeasureOfColumns(4, List.of(3, 1), ORIGIN))
                .hasMessage("columns must rise from 0 or more, found [3, 1]");
        assertThatThrownBy(() -> new MeasureOfColumns(4, List.of(1), ORIGIN))
                .hasMessage("the measure takes 2 columns, 1 are chosen");
        assertThatThrownBy(() -> new MeasureOfColumns(4, List.of(), ORIGIN))
                .hasMessage("one column or more expected, found none");
        NoveltyMeasure.MeasureShape nearest = new NoveltyMeasure.MeasureShape.NearestPrototype(1);
        NoveltyMeasure.MeasureShape some = new NoveltyMeasure.MeasureShape.OfColumns(List.of(0), nearest);
        assertThatThrownBy(() -> new NoveltyMeasure.MeasureShape.OfColumns(List.of(0), some))
                .hasMessage("a measure of columns of a measure of columns, or of rarity");
        assertThatThrownBy(() -> new MeasureOfColumns(4, List.of(1, 3), ORIGIN).energies(Matrix.zeros(1, 3)))
                .hasMessageContaining("takes rows of 4 columns");
    }
}
