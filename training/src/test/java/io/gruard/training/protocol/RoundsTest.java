package io.gruard.training.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Categories;
import io.gruard.core.EncoderSettings;
import io.gruard.core.Matrix;
import io.gruard.core.Records;
import io.gruard.core.RowContext;
import io.gruard.training.balance.Balance;
import io.gruard.training.metric.Predictions;
import io.gruard.training.metric.TestContext;
import io.gruard.training.metric.VerdictRows;
import io.gruard.training.novelty.NoveltySettings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Checks which rows a learner receives. The learner records its tasks and learns nothing. */
class RoundsTest {
    private static final Records ALL = SimulatedData.records("all", 500, 3);
    private static final TrainTestData DATA = new TrainTestData("made-up", ALL, List.of());
    private static final Preparation SMOTE = new Preparation(
            EncoderSettings.defaults(), (rows, seed) -> Balance.parse("smote").apply(rows, seed, 1), 0.1);

    private static final FittedClassifier ROWS_AS_BENIGN = rows -> {
        Matrix probabilities = Matrix.zeros(rows.rows(), SimulatedData.CLASSES.size());
        for (int row = 0; row < rows.rows(); row++) {
            probabilities.values()[row * SimulatedData.CLASSES.size()] = 1;
        }
        return probabilities;
    };

    private final List<Learner.LearningTask> tasks = new ArrayList<>();

    private List<RoundOutcome<FittedClassifier>> run(Protocol protocol, TrainTestData data) throws IOException {
        return Rounds.run(
                protocol,
                data,
                SMOTE,
                task -> {
                    tasks.add(task);
                    return rows -> Matrix.zeros(rows.rows(), SimulatedData.CLASSES.size());
                },
                7);
    }

    @Test
    void everyRowIsTestedInExactlyOneFold() throws IOException {
        List<Integer> tested = run(new Protocol.KFold(5), DATA).stream()
                .flatMap(round ->
                        Arrays.stream(round.predictions().getFirst().rows()).boxed())
                .sorted()
                .toList();
        assertThat(tested).isEqualTo(IntStream.rangeClosed(1, 500).boxed().toList());
    }

    @Test
    void labelLeftOutOccursInTestRowsOnly() throws IOException {
        int[] actual = ALL.labels().classOfRow();
        int scan = SimulatedData.CLASSES.indexOf("scan");
        RoundOutcome<FittedClassifier> round =
                run(new Protocol.Unseen("SCAN"), DATA).getFirst();

        Set<Integer> fitted = real(tasks.getFirst().training());
        fitted.addAll(real(tasks.getFirst().validation()));
        Set<Integer> tested = set(round.predictions().getFirst().rows());

        assertThat(round.name()).isEqualTo("unseen-scan");
        assertThat(fitted).noneMatch(row -> actual[row - 1] == scan).doesNotContainAnyElementsOf(tested);
        assertThat(fitted.size() + tested.size()).isEqualTo(500);
        assertThat(tested)
                .filteredOn(row -> actual[row - 1] == scan)
                .hasSize(ALL.labels().counts()[scan]);
        // One fifth of each other class.
        assertThat(tested).filteredOn(row -> actual[row - 1] == 0).hasSizeBetween(60, 80);
    }

    @Test
    void onlyTheAttackLeftOutCountsAsNovel() throws IOException {
        Preparation withNovelty = new Preparation(
                EncoderSettings.defaults(), Preparation.Balancing.NONE, 0.1, NoveltySettings.within(0.1));
        List<RoundOutcome<FittedClassifier>> rounds =
                Rounds.run(new Protocol.Unseen("all"), DATA, withNovelty, task -> ROWS_AS_BENIGN, 7);

        assertThat(rounds).extracting(RoundOutcome::name).containsExactly("unseen-flood", "unseen-scan");
        for (int i = 0; i < rounds.size(); i++) {
            int left = i + 1;
            Predictions predictions = rounds.get(i).predictions().getFirst();
            VerdictRows verdicts = Objects.requireNonNull(predictions.verdicts());
            for (int row = 0; row < predictions.count(); row++) {
                assertThat(verdicts.novel()[row]).isEqualTo(predictions.actual()[row] == left);
                assertThat(verdicts.unknown()[row]).isEqualTo(verdicts.predicted()[row] != 0);
            }
        }
    }

    @Test
    void fewShotTrainsOnFewRowsOfALabelAndTestsItsOtherRowsAsNovel() throws IOException {
        int[] actual = ALL.labels().classOfRow();
        Preparation withNovelty = new Preparation(
                EncoderSettings.defaults(), Preparation.Balancing.NONE, 0.1, NoveltySettings.within(0.1));
        List<RoundOutcome<FittedClassifier>> rounds = Rounds.run(
                new Protocol.FewShot(8),
                DATA,
                withNovelty,
                task -> {
                    tasks.add(task);
                    return ROWS_AS_BENIGN;
                },
                7);

        assertThat(rounds).extracting(RoundOutcome::name).containsExactly("few-shot-flood", "few-shot-scan");
        for (int i = 0; i < rounds.size(); i++) {
            int few = i + 1;
            Set<Integer> fitted = real(tasks.get(i).training());
            fitted.addAll(real(tasks.get(i).validation()));
            Predictions predictions = rounds.get(i).predictions().getFirst();
            assertThat(fitted).filteredOn(row -> actual[row - 1] == few).hasSize(8);
            assertThat(fitted).doesNotContainAnyElementsOf(set(predictions.rows()));
            assertThat(fitted.size() + predictions.count()).isEqualTo(500);
            boolean[] novel = Objects.requireNonNull(predictions.verdicts()).novel();
            for (int row = 0; row < predictions.count(); row++) {
                assertThat(novel[row]).isEqualTo(predictions.actual()[row] == few);
            }
        }
    }

    @Test
    void leaveOutTestsAllRowsOfEachValueOfAFeature() throws IOException {
        Categories service = ALL.table().categories(2);
        List<RoundOutcome<FittedClassifier>> rounds = Rounds.run(
                new Protocol.LeaveOut("SERVICE"),
                DATA,
                new Preparation(EncoderSettings.defaults(), Preparation.Balancing.NONE, 0.1),
                task -> {
                    tasks.add(task);
                    return ROWS_AS_BENIGN;
                },
                7);

        assertThat(rounds)
                .extracting(RoundOutcome::name)
                .as("by descending number of rows")
                .containsExactly("leave-out-http", "leave-out-dns", "leave-out-ftp");
        for (int i = 0; i < rounds.size(); i++) {
            int left = i;
            Set<Integer> fitted = real(tasks.get(i).training());
            fitted.addAll(real(tasks.get(i).validation()));
            Set<Integer> tested = set(rounds.get(i).predictions().getFirst().rows());
            assertThat(tested).hasSize(service.counts()[left]).allMatch(row -> service.codes()[row - 1] == left);
            assertThat(fitted).hasSize(500 - tested.size()).noneMatch(row -> service.codes()[row - 1] == left);
        }
    }

    @Test
    void leaveOutKeepsRareValuesInTraining() {
        Categories service = ALL.table().categories(2);
        int[] codes = service.codes();
        IntStream others = IntStream.range(0, codes.length).filter(row -> codes[row] != 1);
        IntStream fewOfDns =
                IntStream.range(0, codes.length).filter(row -> codes[row] == 1).limit(2);
        Records records = ALL.select(IntStream.concat(others, fewOfDns).sorted().toArray());

        assertThat(Round.of(new Protocol.LeaveOut("service"), new TrainTestData("made-up", records, List.of()), 7))
                .extracting(Round::name)
                .containsExactly("leave-out-http", "leave-out-ftp");
    }

    @Test
    void leaveOutRejectsAFeatureWithOneValue() {
        int[] codes = ALL.table().categories(2).codes();
        Records httpOnly = ALL.select(
                IntStream.range(0, codes.length).filter(row -> codes[row] == 0).toArray());

        assertThatThrownBy(
                        () -> run(new Protocol.LeaveOut("service"), new TrainTestData("made-up", httpOnly, List.of())))
                .hasMessage(
                        "protocol leave-out:service: expected at least two values of 'service', found the same value"
                                + " in all rows");
    }

    @Test
    void leaveOutRequiresBenignAndAttackRowsToTrainOn() {
        int[] codes = ALL.table().categories(2).codes();
        int[] actual = ALL.labels().classOfRow();
        Records attacksOverHttpOnly = ALL.select(IntStream.range(0, codes.length)
                .filter(row -> codes[row] == 0 || actual[row] == 0)
                .toArray());
        Records benignOverHttpOnly = ALL.select(IntStream.range(0, codes.length)
                .filter(row -> codes[row] == 0 || actual[row] != 0)
                .toArray());

        assertThatThrownBy(() -> run(
                        new Protocol.LeaveOut("service"), new TrainTestData("made-up", attacksOverHttpOnly, List.of())))
                .hasMessage("leave-out-http: expected an attack to train on, found benign rows only");
        assertThatThrownBy(() -> run(
                        new Protocol.LeaveOut("service"), new TrainTestData("made-up", benignOverHttpOnly, List.of())))
                .hasMessage("leave-out-http: expected benign rows to train on, found attacks only");
    }

    @Test
    void leaveOutRejectsANumericFeature() {
        assertThatThrownBy(() -> run(new Protocol.LeaveOut("bytes"), DATA))
                .hasMessage("protocol leave-out: expected one of the categorical features [service], found 'bytes'");
    }

    @Test
    void fewShotSkipsLabelsWithTooFewRows() throws IOException {
        int[] counts = ALL.labels().counts();
        int more = Math.max(counts[1], counts[2]);
        int fewer = Math.min(counts[1], counts[2]);
        assertThat(fewer).isLessThan(more - 1);
        assertThat(run(new Protocol.FewShot(more / 2), DATA)).hasSize(1);
        assertThatThrownBy(() -> run(new Protocol.FewShot(more), DATA))
                .hasMessage("protocol few-shot:" + more + ": expected an attack label with at least " + 2 * more
                        + " rows, found none");
    }

    @Test
    void theOnlyAttackCanBeScarceButNotLeftOut() throws IOException {
        int[] actual = ALL.labels().classOfRow();
        Records oneAttack = ALL.select(
                IntStream.range(0, ALL.rows()).filter(row -> actual[row] != 1).toArray());
        TrainTestData data = new TrainTestData("made-up", oneAttack, List.of());

        assertThatThrownBy(() -> run(new Protocol.Unseen("scan"), data))
                .hasMessage("unseen-scan: expected an attack to train on, found benign rows only");
        assertThat(Round.of(new Protocol.FewShot(8), data, 7))
                .extracting(Round::name)
                .containsExactly("few-shot-scan");
    }

    @Test
    void unknownAttackCannotBeLeftOut() {
        assertThatThrownBy(() -> run(new Protocol.Unseen("worm"), DATA))
                .hasMessage(
                        "protocol unseen: expected 'all', one of the attacks [flood, scan] or an attack class, found"
                                + " 'worm'");
    }

    @Test
    void trainingValidationAndTestRowsAreDisjoint() throws IOException {
        List<RoundOutcome<FittedClassifier>> rounds = run(new Protocol.KFold(4), DATA);
        for (int i = 0; i < rounds.size(); i++) {
            Set<Integer> training = real(tasks.get(i).training());
            Set<Integer> validation = real(tasks.get(i).validation());
            Set<Integer> test = set(rounds.get(i).predictions().getFirst().rows());
            assertThat(training).doesNotContainAnyElementsOf(validation).doesNotContainAnyElementsOf(test);
            assertThat(validation).doesNotContainAnyElementsOf(test);
            assertThat(training.size() + validation.size() + test.size()).isEqualTo(500);
        }
    }

    @Test
    void syntheticRowsFollowRealOnesAndOccurInTrainingOnly() throws IOException {
        RoundOutcome<FittedClassifier> round =
                run(new Protocol.HoldoutPart(0.2), DATA).getFirst();
        int[] rows = tasks.getFirst().training().rowNumbers();
        assertThat(Arrays.stream(rows).limit(round.rows().train())).doesNotContain(0);
        assertThat(Arrays.stream(rows).skip(round.rows().train()).distinct().toArray())
                .containsExactly(0);
        assertThat(round.rows().synthetic())
                .isEqualTo(rows.length - round.rows().train())
                .isPositive();
        assertThat(tasks.getFirst().validation().rowNumbers()).doesNotContain(0);
        assertThat(round.predictions().getFirst().rows()).doesNotContain(0);
    }

    @Test
    void scalingIsFittedToTrainingRowsOnly() throws IOException {
        RoundOutcome<FittedClassifier> round = run(new Protocol.KFold(2), DATA).getFirst();
        Set<Integer> training = real(tasks.getFirst().training());
        double min = Double.POSITIVE_INFINITY;
        for (int number : training) {
            min = Math.min(min, ALL.table().numbers(0).value(number - 1));
        }
        float[] encoded = round.encoder()
                .apply(ALL.select(IntStream.range(0, 500).toArray()).table())
                .matrix()
                .values();
        int columns = round.encoder().width();
        for (int row = 0; row < 500; row++) {
            boolean belowScale = ALL.table().numbers(0).value(row) < min;
            assertThat(encoded[row * columns] < 0).as("row %d", row).isEqualTo(belowScale);
        }
    }

    @Test
    void officialProtocolTrainsOnTheTrainingPartAndTestsEveryTestPart() throws IOException {
        TrainTestData data = new TrainTestData(
                "made-up", ALL, List.of(SimulatedData.records("easy", 90, 4), SimulatedData.records("hard", 60, 5)));
        RoundOutcome<FittedClassifier> round =
                run(new Protocol.Official(), data).getFirst();
        assertThat(round.predictions()).extracting(Predictions::evaluation).containsExactly("easy", "hard");
        assertThat(round.rows().train() + round.rows().validation()).isEqualTo(500);
        assertThat(round.rows().test()).isEqualTo(90);
    }

    @Test
    void officialProtocolRequiresAnOfficialTestPart() {
        assertThatThrownBy(() -> run(new Protocol.Official(), DATA))
                .hasMessageContaining("made-up has no official test part");
    }

    @Test
    void leakyProtocolTestsSyntheticRowsToo() throws IOException {
        RoundOutcome<FittedClassifier> round = run(new Protocol.Leaky(), DATA).getFirst();
        assertThat(round.predictions().getFirst().rows()).contains(0);
        assertThat(real(tasks.getFirst().training()))
                .doesNotContainAnyElementsOf(set(round.predictions().getFirst().rows()));
    }

    @Test
    void groupedProtocolKeepsEqualRowsTogether() throws IOException {
        int[] twice = IntStream.range(0, 400).map(i -> i / 2).toArray();
        TrainTestData doubled = new TrainTestData("made-up", ALL.select(twice), List.of());
        List<RoundOutcome<FittedClassifier>> rounds = run(new Protocol.Grouped(4), doubled);
        for (RoundOutcome<FittedClassifier> round : rounds) {
            int[] rows = round.predictions().getFirst().rows();
            for (int row : set(rows)) {
                assertThat(Arrays.stream(rows).filter(other -> other == row).count())
                        .isEqualTo(2);
            }
        }
    }

    @Test
    void seedDeterminesTheRows() throws IOException {
        run(new Protocol.HoldoutPart(0.2), DATA);
        run(new Protocol.HoldoutPart(0.2), DATA);
        assertThat(tasks.get(0).training().matrix().values())
                .isEqualTo(tasks.get(1).training().matrix().values());
        Rounds.run(
                new Protocol.HoldoutPart(0.2),
                DATA,
                SMOTE,
                task -> {
                    tasks.add(task);
                    return rows -> Matrix.zeros(rows.rows(), SimulatedData.CLASSES.size());
                },
                8);
        assertThat(tasks.get(2).training().rowNumbers())
                .isNotEqualTo(tasks.get(0).training().rowNumbers());
    }

    private static Set<Integer> real(Examples examples) {
        Set<Integer> rows = set(examples.rowNumbers());
        rows.remove(0);
        return rows;
    }

    private static Set<Integer> set(int[] rows) {
        Set<Integer> set = new HashSet<>();
        Arrays.stream(rows).forEach(set::add);
        return set;
    }

    private static Records timed(Records records, double start) {
        double[] times = new double[records.rows()];
        // Out of order, and every time stamp occurs twice.
        Arrays.setAll(times, row -> start + row * 7919 % records.rows() / 2);
        return new Records(
                records.part(),
                records.table(),
                records.labels(),
                records.rowNumbers(),
                records.groups(),
                new RowContext(times, Map.of()));
    }

    private static Records onlyClass(Records records, int expected) {
        return records.select(IntStream.range(0, records.rows())
                .filter(row -> records.labels().classOfRow()[row] == expected)
                .toArray());
    }

    @Test
    void earlierRowsAreFittedAndLaterOnesEvaluated() throws IOException {
        Records all = timed(ALL, 1000);
        double[] times = all.context().times();
        RoundOutcome<FittedClassifier> round = run(
                        new Protocol.ByTime(0.7), new TrainTestData("made-up", all, List.of()))
                .getFirst();

        Set<Integer> fitted = real(tasks.getFirst().training());
        fitted.addAll(real(tasks.getFirst().validation()));
        double last = fitted.stream().mapToDouble(row -> times[row - 1]).max().orElseThrow();
        assertThat(fitted).hasSizeBetween(348, 352);
        assertThat(round.name()).isEqualTo("time");
        assertThat(set(round.predictions().getFirst().rows()))
                .hasSize(500 - fitted.size())
                .allMatch(row -> times[row - 1] > last);
    }

    @Test
    void earlierRowsWithoutAnAttackAreAnErrorThatCountsThem() {
        Records benign = onlyClass(ALL, 0);
        Records attacks = onlyClass(ALL, 1);
        Records all = Records.joined(List.of(timed(benign, 0), timed(attacks, 1e6)));

        assertThatThrownBy(() -> run(new Protocol.ByTime(0.5), new TrainTestData("made-up", all, List.of())))
                .hasMessageStartingWith("protocol time:0.5: expected benign rows and attacks among the first 2")
                .hasMessageEndingWith("and 0 attacks; choose another fraction");
    }

    @Test
    void everyPartIsFittedInTurnAndEvaluatedOnEveryOther() throws IOException {
        List<RoundOutcome<FittedClassifier>> rounds = run(
                new Protocol.Across(""),
                new TrainTestData(
                        "made-up",
                        SimulatedData.records("mon", 200, 1),
                        List.of(SimulatedData.records("tue", 300, 2), SimulatedData.records("wed", 300, 3))));

        assertThat(rounds).extracting(RoundOutcome::name).containsExactly("across-mon", "across-tue", "across-wed");
        assertThat(rounds)
                .flatExtracting(RoundOutcome::predictions)
                .extracting(Predictions::evaluation)
                .containsExactly("mon -> tue", "mon -> wed", "tue -> mon", "tue -> wed", "wed -> mon", "wed -> tue");
        assertThat(rounds.get(1).predictions().getFirst().count()).isEqualTo(200);
    }

    @Test
    void partOfOneClassIsEvaluatedButNotFitted() throws IOException {
        Records quiet = onlyClass(SimulatedData.records("quiet", 90, 4), 0);
        TrainTestData data = new TrainTestData("made-up", quiet, List.of(SimulatedData.records("busy", 200, 1)));

        assertThat(run(new Protocol.Across(""), data))
                .flatExtracting(RoundOutcome::predictions)
                .extracting(Predictions::evaluation)
                .containsExactly("busy -> quiet");
        assertThat(PartRounds.untrainable(data))
                .containsExactly("Not trained on 'quiet' with " + quiet.rows() + " benign rows and 0 attacks.");
        assertThatThrownBy(() -> run(new Protocol.Across("quiet"), data))
                .hasMessage("protocol across: expected benign rows and attacks to train on, found 'quiet' with "
                        + quiet.rows() + " benign rows and 0 attacks");
        TrainTestData noAttack = new TrainTestData("made-up", quiet, List.of(onlyClass(quiet, 0)));
        assertThatThrownBy(() -> run(new Protocol.Across(""), noAttack))
                .hasMessageStartingWith("protocol across: expected a part with benign rows and attacks, found 'quiet'");
    }

    @Test
    void classThatTheFittedPartLacksIsEvaluatedAllTheSame() throws IOException {
        Records whole = SimulatedData.records("whole", 300, 5);
        Records withoutScan = whole.select(IntStream.range(0, whole.rows())
                .filter(row -> whole.labels().classOfRow()[row] != 2)
                .toArray());
        TrainTestData data = new TrainTestData("made-up", withoutScan, List.of(SimulatedData.records("other", 200, 6)));

        Predictions predictions =
                run(new Protocol.Across("whole"), data).getFirst().predictions().getFirst();

        assertThat(predictions.actual()).contains(2);
        assertThat(predictions.probabilities().columns()).isEqualTo(3);
    }

    @Test
    void bestRulesOfTheTrainingRowsAreAppliedToTheTestRows() throws IOException {
        Records all = timed(ALL, 1000);
        Preparation withRules = new Preparation(EncoderSettings.defaults(), Preparation.Balancing.NONE, 0.1)
                .with(DeploymentSettings.rulesAt(0.05, 4));
        RoundOutcome<FittedClassifier> round = Rounds.run(
                        new Protocol.ByTime(0.7),
                        new TrainTestData("made-up", all, List.of()),
                        withRules,
                        task -> ROWS_AS_BENIGN,
                        7)
                .getFirst();

        TestContext context =
                Objects.requireNonNull(round.predictions().getFirst().context());
        assertThat(context.minutesPerAlert()).isEqualTo(4);
        assertThat(context.rows().times())
                .hasSize(round.predictions().getFirst().count());
        assertThat(context.rules()).hasSize(4).allSatisfy(rule -> {
            assertThat(rule.training().attacks() + rule.training().benign())
                    .as("validation rows are training rows, too")
                    .isEqualTo(500 - round.predictions().getFirst().count());
            assertThat(rule.called()).hasSize(round.predictions().getFirst().count());
        });
        assertThat(context.rules().getFirst().training().falsePositiveRate()).isLessThanOrEqualTo(0.05);
    }
}
