package io.gruard.training.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Categories;
import io.gruard.core.Feature;
import io.gruard.core.Numbers;
import io.gruard.core.Schema;
import io.gruard.core.Table;
import io.gruard.core.TrainingSet;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SmoteTest {
    @Test
    void realRowsComeFirstAndUnchanged() {
        TrainingSet set = skewed(900, 60, 20);

        TrainingSet balanced = Smote.defaults().apply(set, 1, 2);

        assertThat(Arrays.copyOf(balanced.matrix().values(), set.matrix().values().length))
                .isEqualTo(set.matrix().values());
        assertThat(Arrays.copyOf(balanced.classOfRow(), set.rows())).isEqualTo(set.classOfRow());
        assertThat(balanced.counts()).containsExactly(900, 900, 900);
    }

    @Test
    void syntheticRowsLieOnSegmentsBetweenRowsOfTheirClass() {
        TrainingSet set = skewed(100, 30, 10);

        TrainingSet balanced = Smote.defaults().apply(set, 5, 1);

        for (int row = set.rows(); row < balanced.rows(); row++) {
            int synthetic = row;
            int[] sameClass = IntStream.range(0, set.rows())
                    .filter(i -> set.classOfRow()[i] == balanced.classOfRow()[synthetic])
                    .toArray();
            boolean onSegment = Arrays.stream(sameClass)
                    .anyMatch(
                            x -> Arrays.stream(sameClass).anyMatch(y -> x != y && between(balanced, synthetic, x, y)));
            assertThat(onSegment).describedAs("row %d", row).isTrue();
        }
    }

    private static boolean between(TrainingSet set, int row, int x, int y) {
        double step = Double.NaN;
        for (int c = 0; c < set.matrix().columns(); c++) {
            double whole = (double) set.matrix().get(y, c) - set.matrix().get(x, c);
            double part = (double) set.matrix().get(row, c) - set.matrix().get(x, c);
            double ratio = part / whole;
            if (ratio < -1e-4 || ratio > 1 + 1e-4 || Math.abs(ratio - step) > 1e-3) {
                return false;
            }
            step = ratio;
        }
        return true;
    }

    @ParameterizedTest
    @ValueSource(strings = {"smote", "smote-nc"})
    void resultDependsOnSeedAndNotOnThreads(String spec) {
        TrainingSet set = skewed(700, 200, 40);
        Balance balance = Balance.parse(spec);

        TrainingSet once = balance.apply(set, 9, 1);

        assertThat(balance.apply(set, 9, 4).matrix().values())
                .isEqualTo(once.matrix().values());
        assertThat(balance.apply(set, 10, 1).matrix().values())
                .isNotEqualTo(once.matrix().values());
    }

    @Test
    void nominalVariantSetsExactlyOneCategory() {
        SplittableRandom random = new SplittableRandom(3);
        int rows = 300;
        int[] classOfRow = IntStream.range(0, rows).map(i -> i < 290 ? 0 : 1).toArray();
        Table table = new Table(
                new Schema(List.of(new Feature.Numeric("x"), new Feature.Categorical("word"))),
                List.of(
                        Numbers.of(random.doubles(rows).toArray()),
                        Categories.of(
                                random.ints(rows, 0, 4).mapToObj(i -> "w" + i).toList())));
        TrainingSet set = TrainingSets.encoded(table, classOfRow);

        TrainingSet nominal = Balance.parse("smote-nc").apply(set, 1, 1);
        TrainingSet plain = Balance.parse("smote").apply(set, 1, 1);

        assertThat(mixedCategories(nominal)).isZero();
        assertThat(mixedCategories(plain)).isPositive();
    }

    private static long mixedCategories(TrainingSet set) {
        return IntStream.range(0, set.rows())
                .filter(row -> IntStream.range(1, 5)
                                .filter(c -> set.matrix().get(row, c) == 1)
                                .count()
                        != 1)
                .count();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "smote; 900, 900, 900",
                "smote:0.5; 900, 450, 450",
                "smote:0.05; 900, 60, 45",
                "smote:b=100,c=70; 900, 100, 70",
                "smote:c=21; 900, 60, 21",
                "none; 900, 60, 20"
            })
    void classesGrowToTheirTargets(String spec, String counts) {
        int[] expected = Arrays.stream(counts.strip().split(", "))
                .mapToInt(Integer::parseInt)
                .toArray();

        assertThat(Balance.parse(spec).apply(skewed(900, 60, 20), 1, 1).counts())
                .isEqualTo(expected);
    }

    @Test
    void errorOfASmallClassGivesAdvice() {
        assertThatThrownBy(() -> Smote.defaults().apply(skewed(50, 20, 5), 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("balance: class 'c': SMOTE with k = 5 needs at least 6 training rows, found 5; "
                        + "lower k (smote:k=4)");
        assertThatThrownBy(() -> Smote.defaults().apply(skewed(50, 20, 1), 1, 1))
                .hasMessageContaining("found 1;")
                .hasMessageContaining("leave the class out");
    }

    @Test
    void smallClassUsesFewerNeighboursIfAllowed() {
        TrainingSet balanced = Balance.parse("smote:fewer-neighbours").apply(skewed(50, 20, 5), 1, 1);

        assertThat(balanced.counts()).containsExactly(50, 50, 50);
    }

    @Test
    void classWithASingleRowIsSkippedIfFewerNeighboursAreAllowed() {
        TrainingSet balanced = Balance.parse("smote:fewer-neighbours").apply(skewed(50, 20, 1), 1, 1);

        assertThat(balanced.counts()).containsExactly(50, 50, 1);
    }

    /** Class a has 900 rows of one label, b has labels with 40, 19 and 1 rows, c has 20 rows of one label. */
    @Test
    void byLabelGrowsTheRarestLabelsFirstAndFromTheirOwnRows() {
        int[] labels = new int[980];
        double[][] rows = new double[980][];
        int[] classes = new int[980];
        for (int row = 0; row < 980; row++) {
            labels[row] = row < 900 ? 0 : row < 940 ? 1 : row < 959 ? 2 : row < 960 ? 3 : 4;
            classes[row] = row < 900 ? 0 : row < 960 ? 1 : 2;
            rows[row] = new double[] {100 * labels[row] + row % 7, row % 5};
        }
        TrainingSet set = TrainingSets.of(rows, classes, labels, List.of("a", "big", "small", "single", "c"));

        TrainingSet balanced = Balance.parse("smote:0.1,by-label").apply(set, 1, 1);
        TrainingSet more = Balance.parse("smote:b=101,by-label").apply(set, 1, 1);

        // Class b gets 30 rows: 26 for the label with 19 rows, 4 for that with 40, none for the single row.
        assertThat(balanced.counts()).containsExactly(900, 90, 90);
        assertThat(near(balanced, 100)).isEqualTo(44);
        assertThat(near(balanced, 200)).isEqualTo(45);
        assertThat(near(balanced, 300)).isEqualTo(1);
        assertThat(near(more, 100)).isEqualTo(50);
        assertThat(near(more, 200)).isEqualTo(50);
        assertThat(near(more, 300)).isEqualTo(1);
    }

    /** Counts the rows whose first value is in {@code from..from + 6}. */
    private static long near(TrainingSet set, int from) {
        return IntStream.range(0, set.rows())
                .filter(row -> set.matrix().get(row, 0) >= from && set.matrix().get(row, 0) <= from + 6)
                .count();
    }

    @Test
    void sixRowsAreEnoughForFiveNeighbours() {
        assertThat(Smote.defaults().apply(skewed(50, 20, 6), 1, 1).counts()).containsExactly(50, 50, 50);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "none",
                "smote",
                "smote:0.5",
                "smote:R2L=5000,U2R=2000",
                "smote-nc",
                "smote-nc:0.25,k=3,fewer-neighbours",
                "smote:0.5,by-label"
            })
    void specParsesToTheSameBalance(String spec) {
        assertThat(Balance.parse(spec).spec()).isEqualTo(spec);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "smite; balance: 'smite': at character 1: unknown balance 'smite', expected none, smote",
                "none:1; at character 5: expected the end, found ':'",
                "smote 0.5; at character 7: expected ':' or the end, found '0.5'",
                "smote:; at character 7: expected a fraction, CLASS=ROWS, k=N, fewer-neighbours or by-label, found the"
                        + " end",
                "smote:0.5,fewer; at character 11: expected a fraction, CLASS=ROWS, k=N",
                "smote:2; at character 7: expected a fraction of the largest class above 0 and at most 1, found 2.0",
                "smote:0; at character 7: expected a fraction of the largest class above 0 and at most 1, found 0.0",
                "smote:0.5,0.6; at character 11: the fraction is given twice",
                "smote:k=0; at character 9: expected k of at least 1, found 0",
                "smote:k=x; at character 9: expected a whole number, found 'x'",
                "smote:U2R=5,U2R=6; at character 13: class 'U2R' is given twice",
                "smote:=6; at character 7: expected the name of a class before '='",
                "smote:0.5,a=3; at character 11: expected either a fraction or rows by class, not both"
            })
    void errorsOfBalanceGiveThePosition(String spec, String message) {
        assertThatThrownBy(() -> Balance.parse(spec))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "smote:z=30; expected classes of [a, b, c], found 'z'",
                "smote:b=30; class 'b': expected a target of at least 60 rows, its current number, found 30"
            })
    void invalidTargetsAreRejected(String spec, String message) {
        assertThatThrownBy(() -> Balance.parse(spec).apply(skewed(900, 60, 20), 1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static TrainingSet skewed(int... counts) {
        SplittableRandom random = new SplittableRandom(11);
        int rows = Arrays.stream(counts).sum();
        double[][] values = new double[rows][];
        int[] classOfRow = new int[rows];
        int row = 0;
        for (int c = 0; c < counts.length; c++) {
            for (int i = 0; i < counts[c]; i++) {
                classOfRow[row] = c;
                values[row++] = new double[] {c + random.nextDouble(), random.nextDouble(), random.nextDouble()};
            }
        }
        return TrainingSets.of(values, classOfRow);
    }
}
