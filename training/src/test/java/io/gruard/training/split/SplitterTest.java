package io.gruard.training.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Classes;
import io.gruard.core.Feature;
import io.gruard.core.Labels;
import io.gruard.core.Numbers;
import io.gruard.core.Records;
import io.gruard.core.Schema;
import io.gruard.core.Split;
import io.gruard.core.Table;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SplitterTest {
    static Stream<Splitter> splitters() {
        return Stream.of(
                Holdout.stratified(0.2, 3),
                Holdout.grouped(0.2, 3),
                Folds.stratified(5, 3),
                Folds.grouped(5, 3),
                Folds.stratified(2, 3),
                Folds.grouped(7, 3));
    }

    @ParameterizedTest
    @MethodSource("splitters")
    void everyRowIsOnExactlyOneSide(Splitter splitter) {
        Records records = records(40, 500, 61, 9);

        for (Split split : splitter.split(records)) {
            int[] both = IntStream.concat(
                            Arrays.stream(split.training().records().rowNumbers()),
                            Arrays.stream(split.heldOut().rowNumbers()))
                    .sorted()
                    .toArray();
            assertThat(both).isEqualTo(records.rowNumbers());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 10})
    void foldsContainEveryRowOnceAndEveryClassEvenly(int count) {
        Records records = records(1000, 500, 61, 11);

        List<Split> splits = Folds.stratified(count, 8).split(records);

        assertThat(splits.stream()
                        .flatMapToInt(s -> Arrays.stream(s.heldOut().rowNumbers()))
                        .sorted())
                .containsExactly(Arrays.stream(records.rowNumbers()).boxed().toArray(Integer[]::new));
        for (int c = 0; c < 3; c++) {
            int expected = c;
            List<Integer> heldOut = splits.stream()
                    .map(s -> s.heldOut().labels().counts()[expected])
                    .toList();
            assertThat(heldOut.stream().max(Integer::compare).orElseThrow()
                            - heldOut.stream().min(Integer::compare).orElseThrow())
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void foldsAreAboutEqualWhenNoClassDividesEvenly() {
        Records records = records(1000, 9, 9, 9);

        List<Integer> sizes = Folds.stratified(5, 1).split(records).stream()
                .map(split -> split.heldOut().rows())
                .toList();

        assertThat(sizes).containsExactlyInAnyOrder(5, 5, 5, 6, 6);
    }

    @Test
    void holdoutTakesItsShareOfEveryClass() {
        Split split = Holdout.stratified(0.1, 1).hold(records(1000, 500, 60, 2));

        assertThat(split.heldOut().labels().counts()).containsExactly(50, 6, 1);
    }

    @ParameterizedTest
    @MethodSource("splitters")
    void seedDeterminesTheSplit(Splitter splitter) {
        Records records = records(40, 500, 61, 9);
        Splitter other = switch (splitter) {
            case Holdout holdout -> new Holdout(holdout.fraction(), holdout.grouped(), 4);
            case Folds folds -> new Folds(folds.count(), folds.grouped(), 4);
        };

        assertThat(heldOutRows(splitter, records))
                .isEqualTo(heldOutRows(splitter, records))
                .isNotEqualTo(heldOutRows(other, records));
    }

    private static List<List<Integer>> heldOutRows(Splitter splitter, Records records) {
        return splitter.split(records).stream()
                .map(split ->
                        Arrays.stream(split.heldOut().rowNumbers()).boxed().toList())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("splitters")
    void groupedSplitsNeverSeparateEqualRows(Splitter splitter) {
        Records records = records(40, 500, 61, 9);

        boolean separated = splitter.split(records).stream()
                .anyMatch(split -> values(split.heldOut()).stream()
                        .anyMatch(values(split.training().records())::contains));

        boolean grouped = switch (splitter) {
            case Holdout holdout -> holdout.grouped();
            case Folds folds -> folds.grouped();
        };
        assertThat(separated).isNotEqualTo(grouped);
    }

    private static Set<Double> values(Records records) {
        Set<Double> values = new HashSet<>();
        IntStream.range(0, records.rows())
                .forEach(row -> values.add(records.table().numbers(0).value(row)));
        return values;
    }

    @Test
    void groupedFoldsBalanceSizesAndClasses() {
        Records records = records(300, 900, 90, 30);

        for (Split split : Folds.grouped(3, 2).split(records)) {
            assertThat(split.heldOut().rows()).isBetween(300, 380);
            assertThat(split.heldOut().labels().counts()[0]).isBetween(260, 340);
        }
    }

    @Test
    void invalidSettingsAreRejected() {
        assertThatThrownBy(() -> Folds.stratified(1, 0)).hasMessage("expected at least 2 folds, found 1");
        assertThatThrownBy(() -> Holdout.stratified(1, 0)).hasMessageContaining("above 0 and below 1, found 1.0");
        assertThatThrownBy(() -> Folds.grouped(5, 0).split(records(3, 50, 5, 5)))
                .hasMessage("part 'part': expected at least 5 groups of rows to split, found 3");
    }

    /** Makes rows of three classes with one feature. Each of its distinct values occurs at least once. */
    private static Records records(int distinct, int... counts) {
        SplittableRandom random = new SplittableRandom(5);
        int rows = Arrays.stream(counts).sum();
        double[] values = IntStream.range(0, rows)
                .mapToDouble(row -> row < distinct ? row : random.nextInt(distinct))
                .toArray();
        int[] classOfRow = new int[rows];
        for (int row = 0; row < rows; row++) {
            classOfRow[row] = row < counts[0] ? 0 : row < counts[0] + counts[1] ? 1 : 2;
        }
        Table table = new Table(new Schema(List.of(new Feature.Numeric("x"))), List.of(Numbers.of(values)));
        return Records.numbered("part", table, Labels.of(new Classes(List.of("a", "b", "c"), 0), classOfRow));
    }
}
