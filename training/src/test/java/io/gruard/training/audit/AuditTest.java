package io.gruard.training.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Categories;
import io.gruard.core.Classes;
import io.gruard.core.Feature;
import io.gruard.core.Labels;
import io.gruard.core.Numbers;
import io.gruard.core.Records;
import io.gruard.core.Schema;
import io.gruard.core.Split;
import io.gruard.core.Table;
import io.gruard.datasets.DataSet;
import io.gruard.datasets.TestData;
import io.gruard.training.split.Folds;
import io.gruard.training.split.Holdout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuditTest {
    private static final Classes CLASSES = new Classes(List.of("normal", "attack"), 0);

    private static Records records(String part, double[] x, int[] classOfRow) {
        Table table = new Table(new Schema(List.of(new Feature.Numeric("x"))), List.of(Numbers.of(x)));
        return Records.numbered(part, table, Labels.of(CLASSES, classOfRow));
    }

    private static NamedSplit named(String name, Split split) {
        return new NamedSplit(name, split.training(), split.heldOut());
    }

    private static Finding only(List<Finding> findings, Check check) {
        return findings.stream().filter(f -> f.check() == check).findFirst().orElseThrow();
    }

    @Test
    void duplicatesAndConflictsAreCounted() {
        Records records = records("part", new double[] {1, 2, 1, 1, 3, 2}, new int[] {0, 0, 0, 1, 1, 1});

        List<Finding> findings = DuplicateCheck.of(records);

        assertThat(only(findings, Check.DUPLICATES).figures())
                .containsEntry("rows", 6)
                .containsEntry("distinct", 3)
                .containsEntry("repeated", 3);
        assertThat(only(findings, Check.CONFLICTING_LABELS).figures()).containsEntry("rows", 2);
    }

    @Test
    void overlapAboveTheToleranceIsALeak() {
        double[] x = IntStream.range(0, 100).mapToDouble(i -> i).toArray();
        x[60] = 3;
        Records all = records("part", x, new int[100]);
        int[] training = IntStream.range(0, 60).toArray();
        int[] test = IntStream.range(60, 100).toArray();
        NamedSplit split = named("holdout", Split.byRows(all, training, test));

        assertThat(OverlapCheck.of(split, 0.01).verdict()).isEqualTo(AuditVerdict.LEAK);
        assertThat(OverlapCheck.of(split, 0.03).verdict()).isEqualTo(AuditVerdict.NOTE);
        assertThat(OverlapCheck.of(split, 0.01).figures())
                .containsEntry("shared", 1)
                .containsEntry("held", 40)
                .containsEntry("lookup_correct", 1);
        assertThat(OverlapCheck.of(split, 0.01).sentence())
                .isEqualTo("2.5% of the test rows (1 of 40) also occur in the training rows");
        NamedSplit clean = named(
                "holdout", Split.byRows(all, training, IntStream.range(61, 100).toArray()));
        assertThat(OverlapCheck.of(clean, 0).verdict()).isEqualTo(AuditVerdict.FINE);
    }

    @Test
    void lookupTableIsMentionedOnlyIfItClassifiesMostTestRowsCorrectly() {
        // Rows 0..3 are training rows. Three of four test rows occur among them, two of these with another class.
        Records wrong = records("part", new double[] {1, 2, 3, 4, 1, 2, 3, 9}, new int[] {0, 0, 0, 0, 0, 1, 1, 0});
        Records right = records("part", new double[] {1, 2, 3, 4, 1, 2, 3, 9}, new int[] {0, 0, 1, 0, 0, 0, 1, 0});

        assertThat(overlapOfHalves(wrong).sentence())
                .isEqualTo("75.0% of the test rows (3 of 4) also occur in the training rows");
        assertThat(overlapOfHalves(right).sentence())
                .isEqualTo("75.0% of the test rows (3 of 4) also occur in the training rows; a lookup table of the"
                        + " training rows classifies 75.0% of the test rows correctly");
    }

    private static Finding overlapOfHalves(Records all) {
        int[] training = IntStream.range(0, 4).toArray();
        int[] test = IntStream.range(4, 8).toArray();
        return OverlapCheck.of(named("halves", Split.byRows(all, training, test)), 0.01);
    }

    @Test
    void smallClassesAreFound() {
        Records all = records("part", new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, new int[] {0, 0, 0, 0, 0, 0, 0, 1, 1});
        NamedSplit split = named("holdout", Split.byRows(all, new int[] {0, 1, 2, 3, 4, 5, 7}, new int[] {6, 8}));

        assertThat(SmallClassCheck.of(List.of(split), 6))
                .singleElement()
                .satisfies(finding -> assertThat(finding.subject()).isEqualTo("holdout attack"));
        assertThat(SmallClassCheck.of(List.of(split), 1))
                .singleElement()
                .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(AuditVerdict.FINE));
    }

    @Test
    void identifiersAndConstantsAreFound() {
        double[] serial = IntStream.range(0, 200).mapToDouble(i -> 1000 + i).toArray();
        double[] measure = new SplittableRandom(1).doubles(200).toArray();
        Table table = new Table(
                new Schema(List.of(
                        new Feature.Numeric("serial"),
                        new Feature.Numeric("measure"),
                        new Feature.Categorical("same"))),
                List.of(
                        Numbers.of(serial),
                        Numbers.of(measure),
                        Categories.of(IntStream.range(0, 200).mapToObj(i -> "x").toList())));

        assertThat(ColumnCheck.identifiers(table)).extracting(Finding::subject).containsExactly("serial");
        assertThat(ColumnCheck.constant(table)).extracting(Finding::subject).containsExactly("same");
    }

    /** Class 1 lies in two bands of x, so two thresholds for each band separate the classes. */
    @Test
    void treeOnOneFeatureFindsBands() {
        double[] x = IntStream.range(0, 1000).mapToDouble(i -> i).toArray();
        int[] classOfRow = IntStream.range(0, 1000)
                .map(i -> (i >= 100 && i < 200) || (i >= 700 && i < 730) ? 1 : 0)
                .toArray();
        Records records = records("part", x, classOfRow);

        assertThat(OneFeatureTree.of(records.table().columns().getFirst(), records.labels())
                        .errors())
                .isZero();
        assertThat(SeparationCheck.of(records).getFirst().verdict()).isEqualTo(AuditVerdict.NOTE);
    }

    @Test
    void treeOnNoiseLearnsLittle() {
        SplittableRandom random = new SplittableRandom(2);
        Records records = records(
                "part", random.doubles(5000).toArray(), random.ints(5000, 0, 2).toArray());

        assertThat(OneFeatureTree.of(records.table().columns().getFirst(), records.labels())
                        .errors())
                .isGreaterThan(2200);
        assertThat(SeparationCheck.of(records).getFirst().verdict()).isEqualTo(AuditVerdict.FINE);
    }

    @Test
    void treeOnACategoricalFeatureHasALeafForEachCategory() {
        Labels labels = Labels.of(CLASSES, new int[] {0, 1, 1, 0, 1});
        Categories categories = Categories.of(List.of("a", "b", "b", "a", "a"));

        assertThat(OneFeatureTree.of(categories, labels).errors()).isEqualTo(1);
    }

    /** By hand: the shares of values up to 2 are 2/4 and 1/5, which is the maximum difference. */
    @Test
    void distancesOfDistributionsEqualThoseComputedByHand() {
        assertThat(DriftCheck.kolmogorovSmirnov(Numbers.of(1, 2, 3, 4), Numbers.of(2, 3, 3, 4, 4)))
                .isCloseTo(0.3, within(1e-12));
        assertThat(DriftCheck.kolmogorovSmirnov(Numbers.of(1, 1), Numbers.of(5)))
                .isEqualTo(1);
        assertThat(DriftCheck.kolmogorovSmirnov(Numbers.of(1, 2), Numbers.of(2, 1)))
                .isZero();
        assertThat(DriftCheck.totalVariation(
                        Categories.of(List.of("a", "a", "b", "c")), Categories.of(List.of("a", "d"))))
                .isCloseTo(0.5, within(1e-12));
    }

    @Test
    void auditOfNslKddReproducesItsKnownProblems() throws IOException {
        DataSet data = TestData.shipped("nsl-kdd");
        Records training = data.records("KDDTrain+", data.descriptor().task());
        Records test = data.records("KDDTest+", data.descriptor().task());
        List<NamedSplit> splits = List.of(named("KDDTest+", Split.official(training, test)));

        AuditReport report = Audit.defaults().full("nsl-kdd", "official", training, List.of(test), splits);

        assertThat(only(report.findings(), Check.OVERLAP).figures()).containsEntry("shared", 664);
        assertThat(report.leaks()).isTrue();
        assertThat(report.findings())
                .filteredOn(f ->
                        f.check() == Check.CONFLICTING_LABELS && f.subject().equals("KDDTest+"))
                .singleElement()
                .satisfies(f -> assertThat(f.figures()).containsEntry("rows", 57));
        assertThat(report.findings())
                .filteredOn(f -> f.subject().equals("KDDTest+ labels"))
                .singleElement()
                .satisfies(
                        f -> assertThat(f.figures()).containsEntry("labels", 17).containsEntry("rows", 3750));
        assertThat(only(report.findings(), Check.CONSTANT_COLUMN).subject()).isEqualTo("num_outbound_cmds");
    }

    @Test
    void randomSplitOfCanFramesLeaksAndAGroupedOneDoesNot() throws IOException {
        DataSet data = TestData.shipped("ciciov2024");
        Records records = data.records("all", data.descriptor().task());
        NamedSplit random = named("holdout", Holdout.stratified(0.2, 1).hold(records));
        List<NamedSplit> grouped = new ArrayList<>();
        for (Split split : Folds.grouped(3, 1).split(records)) {
            grouped.add(named("fold-" + (grouped.size() + 1), split));
        }

        Finding leak = OverlapCheck.of(random, 0.01);
        assertThat(leak.verdict()).isEqualTo(AuditVerdict.LEAK);
        assertThat(leak.figures().getOrDefault("shared", 0).doubleValue())
                .isGreaterThan(0.99 * leak.figures().getOrDefault("held", 0).doubleValue());
        assertThat(grouped)
                .allSatisfy(
                        split -> assertThat(OverlapCheck.of(split, 0).verdict()).isEqualTo(AuditVerdict.FINE));
        assertThat(only(DuplicateCheck.of(records), Check.DUPLICATES).figures()).containsEntry("distinct", 3588);
        assertThat(SeparationCheck.of(records).getFirst())
                .satisfies(f -> assertThat(f.subject()).isEqualTo("ID"))
                .satisfies(f -> assertThat(f.verdict()).isEqualTo(AuditVerdict.NOTE));
    }
}
