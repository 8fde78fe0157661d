package io.gruard.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Categories;
import io.gruard.core.Classes;
import io.gruard.core.Feature;
import io.gruard.core.Groups;
import io.gruard.core.Labels;
import io.gruard.core.Numbers;
import io.gruard.core.Records;
import io.gruard.core.Schema;
import io.gruard.core.Table;
import io.gruard.datasets.read.FileReading;
import io.gruard.datasets.read.PartReading;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WindowsTest {
    /** Two files of four rows. The second row of the second file was set aside. */
    private static final PartReading READING = new PartReading(
            new Records(
                    "part",
                    new Table(
                            new Schema(List.of(new Feature.Numeric("x"), new Feature.Categorical("word"))),
                            List.of(
                                    Numbers.of(1, 2, 3, 1, 5, 7, 8),
                                    Categories.of(List.of("a", "b", "c", "a", "e", "g", "h")))),
                    Labels.of(new Classes(List.of("normal", "attack"), 0), new int[] {0, 0, 1, 0, 1, 0, 1}),
                    new int[] {1, 2, 3, 4, 5, 7, 8},
                    new Groups.OfEqualFeatures()),
            Map.of(),
            List.of(new FileReading("a", Path.of("a"), 4, ""), new FileReading("b", Path.of("b"), 4, "")));

    @Test
    void windowsDoNotCrossFilesOrSkippedRows() {
        Records windows = Windows.of(READING, 2);

        assertThat(windows.rowNumbers()).containsExactly(2, 3, 4, 8);
        assertThat(windows.labels().classOfRow()).containsExactly(0, 1, 0, 1);
    }

    @Test
    void featuresOfOlderRowsComeFirst() {
        Records windows = Windows.of(READING, 3);

        assertThat(windows.table().schema().features())
                .extracting(Feature::name)
                .containsExactly("x[-2]", "word[-2]", "x[-1]", "word[-1]", "x", "word");
        assertThat(windows.table().numbers(0).value(1)).isEqualTo(2);
        assertThat(windows.table().categories(3).value(1)).isEqualTo("c");
        assertThat(windows.table().numbers(4).value(1)).isEqualTo(1);
    }

    @Test
    void windowIsInTheGroupOfItsLastRow() {
        int[] groups = Windows.of(READING, 2).groupOfRow();

        assertThat(groups).containsExactly(0, 1, 2, 3);
        assertThat(Windows.of(READING, 1).groupOfRow()).containsExactly(0, 1, 2, 0, 3, 4, 5);
    }

    @Test
    void impossibleWindowLengthIsRejected() {
        assertThatThrownBy(() -> Windows.of(READING, 5)).hasMessage("'part' has no 5 consecutive rows for a window");
        assertThatThrownBy(() -> Windows.of(READING, 0)).hasMessage("expected windows of at least 1 row, found 0");
    }
}
