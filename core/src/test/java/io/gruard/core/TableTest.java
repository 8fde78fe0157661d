package io.gruard.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTest {
    /** Values at the limits of byte, short and beyond, in an order that makes the column widen late. */
    @Test
    void numbersAreExactInEveryWidth() {
        double[] values = new double[200];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 127;
        }
        values[150] = -128;
        assertExact(values);
        values[160] = 32767;
        values[161] = -32768;
        assertExact(values);
        values[170] = 32768;
        values[171] = 0.1;
        values[172] = -1e300;
        assertExact(values);
    }

    private static void assertExact(double[] values) {
        Numbers numbers = Numbers.of(values);
        int[] some = {171, 3, 150};

        assertThat(numbers.size()).isEqualTo(values.length);
        for (int row = 0; row < values.length; row++) {
            assertThat(numbers.value(row)).isEqualTo(values[row]);
        }
        for (int i = 0; i < some.length; i++) {
            assertThat(numbers.select(some).value(i)).isEqualTo(values[some[i]]);
        }
    }

    @Test
    void builderGrowsBeyondItsHint() {
        Numbers.Builder builder = new Numbers.Builder(0);
        for (int i = 0; i < 100_000; i++) {
            builder.add(i);
        }

        Numbers numbers = builder.build();

        assertThat(numbers.size()).isEqualTo(100_000);
        assertThat(numbers.value(99_999)).isEqualTo(99_999);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void numbersMustBeFinite(double value) {
        assertThatThrownBy(() -> Numbers.of(1, value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("found " + value);
    }

    @Test
    void columnsMustMatchTheSchema() {
        Schema schema = new Schema(List.of(new Feature.Numeric("x"), new Feature.Categorical("y")));

        assertThatThrownBy(() -> new Table(schema, List.of(Numbers.of(1), Numbers.of(1))))
                .hasMessage("categorical feature 'y' requires a column of categories");
        assertThatThrownBy(() -> new Table(schema, List.of(Numbers.of(1))))
                .hasMessage("expected one column for each of 2 features, found 1");
        assertThatThrownBy(() -> new Table(schema, List.of(Numbers.of(1), Categories.of(List.of("a", "b")))))
                .hasMessage("column 'y' has 2 rows, the first column has 1");
    }

    @Test
    void schemaNamesAreUnique() {
        assertThatThrownBy(() -> new Schema(List.of(new Feature.Numeric("x"), new Feature.Categorical("x"))))
                .hasMessage("feature 'x' occurs twice in the schema");
    }

    @Test
    void selectedRecordsKeepTheirRowNumbersAndLabels() {
        Table table = Tables.of(new double[] {1, 2, 3}, new String[] {"a", "b", "c"});
        Labels labels = Labels.of(new Classes(List.of("normal", "attack"), 0), new int[] {0, 1, 0});

        Records selected = Records.numbered("part", table, labels).select(new int[] {2, 1});

        assertThat(selected.rowNumbers()).containsExactly(3, 2);
        assertThat(selected.labels().classOfRow()).containsExactly(0, 1);
        assertThat(selected.labels().texts().value(1)).isEqualTo("attack");
        assertThat(selected.table().categories(1).value(0)).isEqualTo("c");
    }

    @Test
    void equalRowsFormOneGroup() {
        Table table = Tables.of(new double[] {1, -0.0, 1, 0, 1}, new String[] {"a", "b", "a", "b", "b"});

        assertThat(EqualRows.groups(table)).containsExactly(0, 1, 0, 1, 2);
    }

    @Test
    void equalKeysFormOneGroup() {
        Table table = Tables.of(new double[] {1, 1, 1}, new String[] {"a", "a", "a"});
        Groups groups = new Groups.Keyed(Categories.of(List.of("flow 9", "flow 2", "flow 9")));

        assertThat(groups.groupOfRow(table)).containsExactly(0, 1, 0);
        assertThat(groups.select(new int[] {1, 2}).groupOfRow(table.select(new int[] {1, 2})))
                .containsExactly(0, 1);
    }

    @Test
    void joinedTablesKeepCategoriesAndNumbers() {
        Table first = Tables.of(new double[] {1, 2}, new String[] {"tcp", "udp"});
        Table second = Tables.of(new double[] {300, 2}, new String[] {"icmp", "udp"});

        Table joined = first.followedBy(second);

        assertThat(joined.rows()).isEqualTo(4);
        assertThat(joined.numbers(0).value(2)).isEqualTo(300);
        assertThat(joined.categories(1).value(2)).isEqualTo("icmp");
        assertThat(joined.groupsOfEqualRows()).containsExactly(0, 1, 2, 1);
    }
}
