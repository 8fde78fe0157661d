package io.gruard.training.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Classes;
import io.gruard.core.Feature;
import io.gruard.core.Labels;
import io.gruard.core.Numbers;
import io.gruard.core.Records;
import io.gruard.core.RowContext;
import io.gruard.core.Schema;
import io.gruard.core.Split;
import io.gruard.core.Table;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSplitTest {
    private static Records records(double... times) {
        Table table = new Table(
                new Schema(List.of(new Feature.Numeric("x"))),
                List.of(Numbers.of(IntStream.range(0, 5).asDoubleStream().toArray())));
        Labels labels = Labels.of(new Classes(List.of("normal", "attack"), 0), new int[] {0, 1, 0, 1, 0});
        Records records = Records.numbered("log", table, labels);
        return new Records(
                records.part(), table, labels, records.rowNumbers(), records.groups(), new RowContext(times, Map.of()));
    }

    @Test
    void earlierRowsAreTrainedOnWhateverTheirOrderInTheFile() {
        Split split = new TimeSplit(0.6).hold(records(50, 10, 40, 20, 30));

        assertThat(split.training().records().rowNumbers()).containsExactly(2, 4, 5);
        assertThat(split.training().records().context().times()).containsExactly(10, 20, 30);
        assertThat(split.heldOut().rowNumbers()).containsExactly(1, 3);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 1", "0.5, 1", "0.7, 4", "0.99, 4"})
    void equalTimeStampsStayOnOneSideAndTheCutMovesToTheNearestChange(double fraction, int trained) {
        Split split = new TimeSplit(fraction).hold(records(10, 20, 20, 20, 30));

        assertThat(split.training().rows()).isEqualTo(trained);
        assertThat(split.heldOut().rows()).isEqualTo(5 - trained);
    }

    @Test
    void oneTimeStampForAllRowsIsAnError() {
        assertThatThrownBy(() -> new TimeSplit(0.5).hold(records(7, 7, 7, 7, 7)))
                .hasMessage("'log': all 5 rows have the same time stamp, expected two different ones to split by time");
    }

    @Test
    void rowsWithoutTimeStampsAreAnErrorThatNamesTheKeyOfTheDescriptor() {
        assertThatThrownBy(() -> new TimeSplit(0.5).hold(records()))
                .hasMessage("'log' has no time stamps, expected one for each row; name their column in the descriptor,"
                        + " such as 'time: ts'");
    }
}
