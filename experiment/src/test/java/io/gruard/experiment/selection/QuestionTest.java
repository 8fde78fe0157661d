package io.gruard.experiment.selection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Categories;
import io.gruard.core.Classes;
import io.gruard.core.Feature;
import io.gruard.core.Labels;
import io.gruard.core.Numbers;
import io.gruard.core.Records;
import io.gruard.core.Schema;
import io.gruard.core.Table;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class QuestionTest {
    private static final int ROWS = 1000;
    private static final Classes CLASSES = new Classes(List.of("normal", "DoS", "probe"), 0);

    /** Half of the rows are normal, the others have three labels of two classes. Services and difficulties 15 to 21 cycle. */
    private static final int[] LABEL = IntStream.range(0, ROWS)
            .map(row -> row % 2 == 0 ? 0 : 1 + row / 2 % 3)
            .toArray();

    private static final int[] DIFFICULTY =
            IntStream.range(0, ROWS).map(row -> 15 + row % 7).toArray();

    private static final Records ALL = records();

    private static Records records() {
        Schema schema = new Schema(List.of(new Feature.Numeric("bytes"), new Feature.Categorical("service")));
        Table table = new Table(
                schema,
                List.of(
                        Numbers.of(IntStream.range(0, ROWS).asDoubleStream().toArray()),
                        new Categories(
                                IntStream.range(0, ROWS).map(row -> row % 3).toArray(),
                                List.of("http", "smtp", "ftp"))));
        int[] classOfLabel = {0, 1, 1, 2};
        int[] classes = Arrays.stream(LABEL).map(label -> classOfLabel[label]).toArray();
        Labels labels =
                new Labels(CLASSES, classes, new Categories(LABEL, List.of("normal", "smurf", "neptune", "satan")));
        return Records.numbered("KDDTrain+", table, labels);
    }

    @Test
    void classesLeftOutHaveNoTrainingRowsAndAreGroupedByLabel() {
        Question question = Question.classesLeftOut(ALL, 1);
        assertThat(question.parts()).hasSize(2);
        Question.QuestionRound dos = question.parts().getFirst();
        assertThat(dos.round().training().records().labels().counts()[1]).isZero();
        assertThat(dos.attacks()).containsOnlyKeys("smurf", "neptune");
        int attacks =
                dos.attacks().values().stream().mapToInt(rows -> rows.length).sum();
        assertThat(attacks).isEqualTo(ALL.labels().counts()[1]);
        assertThat(DoubleStream.of(dos.benignWeight()).sum())
                .isEqualTo(ALL.labels().counts()[0] / 5.0);
    }

    @Test
    void servicesAreLeftOutWithTheirBenignRows() {
        Question question = Question.servicesLeftOut(ALL, 1);
        assertThat(question.parts()).hasSize(3);
        for (Question.QuestionRound part : question.parts()) {
            int[] services = part.test().table().categories(1).codes();
            assertThat(Arrays.stream(services).distinct().count()).isEqualTo(1);
            int attacks = part.attacks().values().stream()
                    .mapToInt(rows -> rows.length)
                    .sum();
            assertThat(DoubleStream.of(part.benignWeight()).sum() + attacks)
                    .isEqualTo(part.test().rows());
        }
    }

    @Test
    void hardRowsAreNeverTrainingRowsAndBenignWeightsRestoreTheShares() {
        Question.QuestionRound part =
                Question.hardRows(ALL, DIFFICULTY, 17, 1).parts().getFirst();
        int[] trained = part.round().training().records().rowNumbers();
        assertThat(Arrays.stream(trained).map(number -> DIFFICULTY[number - 1]).min())
                .hasValue(17);
        assertThat(trained.length + part.test().rows()).isEqualTo(ROWS);
        assertThat(part.attacks()).containsOnlyKeys("smurf", "neptune", "satan");
        part.attacks()
                .values()
                .forEach(rows -> assertThat(Arrays.stream(rows)
                                .map(row -> DIFFICULTY[part.test().rowNumbers()[row] - 1]))
                        .allMatch(difficulty -> difficulty < 17));
        double benign = DoubleStream.of(part.benignWeight()).sum();
        assertThat(benign).isBetween(495.0, 505.0);
    }

    @Test
    void everyLabelIsLeftOutOnce() {
        Question question = Question.labelsLeftOut(ALL, 1);
        assertThat(question.parts().stream().flatMap(part -> part.attacks().keySet().stream()))
                .containsExactlyInAnyOrder("smurf", "neptune", "satan");
        for (Question.QuestionRound part : question.parts()) {
            Labels trained = part.round().training().records().labels();
            assertThat(part.attacks()).isNotEmpty().allSatisfy((label, rows) -> {
                assertThat(IntStream.range(0, trained.texts().size()).mapToObj(trained.texts()::value))
                        .doesNotContain(label);
                assertThat(rows.length)
                        .isEqualTo(Arrays.stream(LABEL)
                                .filter(code -> ALL.labels()
                                        .texts()
                                        .dictionary()
                                        .get(code)
                                        .equals(label))
                                .count());
            });
            assertThat(part.attacks()).as("one label of a class in each round").hasSize(1);
        }
    }

    @Test
    void variantsTrainOnTheSmallestClusterOfEachAttack() {
        Question question = Question.variantsOfKnownAttacks(ALL, 1);
        assertThat(question.parts().stream().flatMap(part -> part.attacks().keySet().stream()))
                .containsExactlyInAnyOrder("smurf", "neptune", "satan");
        for (Question.QuestionRound part : question.parts()) {
            Records trained = part.round().training().records();
            part.attacks().forEach((label, test) -> {
                int[] known = rowsOf(trained, label);
                int[] all = rowsOf(ALL, label);
                assertThat(known.length + test.length).isEqualTo(all.length);
                assertThat(known.length).isBetween(1, all.length / 3);
                assertThat(maxBytes(trained, known) - minBytes(trained, known))
                        .as("a cluster is compact")
                        .isLessThan(maxBytes(ALL, all) - minBytes(ALL, all));
                int others = (int) IntStream.range(0, trained.rows())
                        .filter(row -> !part.attacks()
                                .containsKey(trained.labels().texts().value(row)))
                        .count();
                assertThat(others).isCloseTo((int) (0.8 * (ROWS - attacksOf(part))), within(3));
            });
        }
    }

    @Test
    void attacksWithFewOrEqualRowsHaveNoVariants() {
        int[] few = IntStream.range(0, 120).toArray();
        assertThat(Variants.known(ALL.select(few), 1)).isEmpty();
        int[] equal =
                IntStream.range(0, ROWS).map(row -> row % 2 == 0 ? row : 1).toArray();
        assertThat(Variants.known(ALL.select(equal), 1)).isEmpty();
        assertThat(Variants.known(ALL, 1)).containsOnlyKeys("smurf", "neptune", "satan");
    }

    private static int attacksOf(Question.QuestionRound part) {
        return part.attacks().keySet().stream()
                .mapToInt(label -> rowsOf(ALL, label).length)
                .sum();
    }

    private static int[] rowsOf(Records records, String label) {
        return IntStream.range(0, records.rows())
                .filter(row -> records.labels().texts().value(row).equals(label))
                .toArray();
    }

    private static double maxBytes(Records records, int[] rows) {
        return bytes(records, rows).max().orElseThrow();
    }

    private static double minBytes(Records records, int[] rows) {
        return bytes(records, rows).min().orElseThrow();
    }

    private static DoubleStream bytes(Records records, int[] rows) {
        return IntStream.of(rows).mapToDouble(row -> records.table().numbers(0).value(row));
    }
}
