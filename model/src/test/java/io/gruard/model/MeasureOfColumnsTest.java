package io.gruard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureOfColumnsTest {
    private static final Prototypes ORIGIN = new Prototypes(1, 2, new float[] {0, 0});

    @Test
    void otherColumnsAreIgnored() {
        MeasureOfColumns measure = new MeasureOfColumns(4, List.of(1, 3), ORIGIN);
        Matrix rows = new Matrix(new float[] {9, 1, 9, 2, -7, 3, -7, 4}, 2, 4);
        assertThat(measure.energies(rows)).containsExactly(5, 25);
    }

    @Test
    void isRestoredFromShapeAndArrays() {
        MeasureOfColumns measure = new MeasureOfColumns(4, List.of(1, 3), ORIGIN);
        assertThat(measure.shape().restored(4, measure.tensors())).isEqualTo(measure);
    }

    @Test
    void invalidColumnsAreRejected() {
        assertThatThrownBy(() -> new MeasureOfColumns(3, List.of(1, 3), ORIGIN))
                .hasMessage("column index must be below 3, found 3");
        assertThatThrownBy(() -> new MeasureOfColumns(4, List.of(3, 1), ORIGIN))
                .hasMessage("columns must be in ascending order, found [3, 1]");
        assertThatThrownBy(() -> new MeasureOfColumns(4, List.of(1), ORIGIN))
                .hasMessage("expected a measure of 1 columns, found one of 2");
        assertThatThrownBy(() -> new MeasureOfColumns(4, List.of(), ORIGIN))
                .hasMessage("expected at least one column, found none");
        NoveltyMeasure.MeasureShape nearest = new NoveltyMeasure.MeasureShape.NearestPrototype(1);
        NoveltyMeasure.MeasureShape some = new NoveltyMeasure.MeasureShape.OfColumns(List.of(0), nearest);
        assertThatThrownBy(() -> new NoveltyMeasure.MeasureShape.OfColumns(List.of(0), some))
                .hasMessage("a measure of columns must not contain a measure of columns or a rarity");
        assertThatThrownBy(() -> new MeasureOfColumns(4, List.of(1, 3), ORIGIN).energies(Matrix.zeros(1, 3)))
                .hasMessageContaining("expected rows of 4 columns");
    }
}
