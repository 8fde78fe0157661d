package io.gruard.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JoinedRecordsTest {
    private static final Classes CLASSES = new Classes(List.of("normal", "attack"), 0);

    private static Records part(String name, String feature, double first, RowContext context) {
        return new Records(
                name,
                new Table(new Schema(List.of(new Feature.Numeric(feature))), List.of(Numbers.of(first, first + 1))),
                Labels.of(CLASSES, new int[] {0, 1}),
                new int[] {1, 3},
                new Groups.Keyed(Categories.of(List.of("a", "b"))),
                context);
    }

    private static RowContext at(double first, String state) {
        return new RowContext(new double[] {first, first + 10}, Map.of("state", Categories.of(List.of(state, "SF"))));
    }

    @Test
    void rowsNumbersTimesAndReportedColumnsFollowEachOther() {
        Records joined =
                Records.joined(List.of(part("mon", "x", 1, at(100, "S0")), part("tue", "x", 5, at(50, "REJ"))));

        assertThat(joined.part()).isEqualTo("mon+tue");
        assertThat(joined.table().numbers(0).value(2)).isEqualTo(5);
        assertThat(joined.labels().classOfRow()).containsExactly(0, 1, 0, 1);
        assertThat(joined.rowNumbers()).containsExactly(1, 3, 4, 6);
        assertThat(joined.context().times()).containsExactly(100, 110, 50, 60);
        assertThat(joined.context().reportBy())
                .hasEntrySatisfying("state", state -> assertThat(state.value(2)).isEqualTo("REJ"));
    }

    @Test
    void equalKeysOfTwoPartsAreTwoGroups() {
        Records joined = Records.joined(List.of(part("mon", "x", 1, at(0, "S0")), part("tue", "x", 5, at(0, "S0"))));

        assertThat(joined.groupOfRow()).containsExactly(0, 1, 2, 3);
    }

    @Test
    void partsWithOtherColumnsAreRefused() {
        Records monday = part("mon", "x", 1, RowContext.none());
        Records tuesday = part("tue", "y", 1, RowContext.none());

        assertThatThrownBy(() -> Records.joined(List.of(monday, tuesday))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void timesThatOnePartLacksAreLeftOut() {
        Records joined =
                Records.joined(List.of(part("mon", "x", 1, at(0, "S0")), part("tue", "x", 5, RowContext.none())));

        assertThat(joined.context().timed()).isFalse();
        assertThat(joined.context().reportBy()).isEmpty();
    }
}
