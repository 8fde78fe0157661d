package io.gruard.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitTest {
    private static final Records RECORDS = records("train", "normal", "attack");

    private static Records records(String part, String... classes) {
        Table table = Tables.of(new double[] {1, 2, 3, 4}, new String[] {"a", "b", "c", "d"});
        return Records.numbered(part, table, Labels.of(new Classes(List.of(classes), 0), new int[] {0, 1, 0, 1}));
    }

    @Test
    void rowsGoToTheirSide() {
        Split split = Split.byRows(RECORDS, new int[] {3, 0}, new int[] {2});

        assertThat(split.training().records().rowNumbers()).containsExactly(4, 1);
        assertThat(split.heldOut().rowNumbers()).containsExactly(3);
    }

    @Test
    void rowOnBothSidesIsAnError() {
        assertThatThrownBy(() -> Split.byRows(RECORDS, new int[] {0, 1}, new int[] {1}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 1 occurs twice in a split");
    }

    @Test
    void splitWithoutTrainingRowsIsAnError() {
        assertThatThrownBy(() -> Split.byRows(RECORDS, new int[0], new int[] {1}))
                .hasMessage("split of 'train' has no training rows");
    }

    @Test
    void officialPartsMustDifferAndHaveEqualClasses() {
        assertThatThrownBy(() -> Split.official(RECORDS, RECORDS)).hasMessageContaining("both training and test data");
        assertThatThrownBy(() -> Split.official(RECORDS, records("test", "normal", "worm")))
                .hasMessageStartingWith("classes differ");
        assertThat(Split.official(RECORDS, records("test", "normal", "attack"))
                        .heldOut()
                        .part())
                .isEqualTo("test");
    }

    /** The type protects against leaks only if no other class can create one. */
    @Test
    void trainingRowsAndSetsHaveNoPublicConstructor() {
        assertThat(Arrays.stream(TrainingRows.class.getDeclaredConstructors())
                        .noneMatch(c -> Modifier.isPublic(c.getModifiers())))
                .isTrue();
        assertThat(Arrays.stream(TrainingSet.class.getDeclaredConstructors())
                        .noneMatch(c -> Modifier.isPublic(c.getModifiers())))
                .isTrue();
    }
}
