package io.gruard.training.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.ColumnSpan;
import io.gruard.core.Encoder;
import io.gruard.core.EncoderSettings;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Matrix;
import io.gruard.core.Records;
import io.gruard.core.Scaling;
import io.gruard.core.Split;
import io.gruard.model.MeasureOfColumns;
import io.gruard.model.NoveltyDetector;
import io.gruard.model.NoveltyScore;
import io.gruard.model.Rarity;
import io.gruard.nn.Activations;
import io.gruard.nn.Architectures;
import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import io.gruard.nn.Scorer;
import io.gruard.training.novelty.NoveltyTerm.Measure;
import io.gruard.training.protocol.SimulatedData;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NoveltyFitTest {
    private static final NoveltySum EACH = NoveltySum.of(Measure.values());

    private static final Records ALL = SimulatedData.records("made-up", 6000, 1);
    private static final Split SPLIT = Split.byRows(
            ALL, IntStream.range(0, 4000).toArray(), IntStream.range(4000, 6000).toArray());

    private static final FittedEncoder ENCODER = Encoder.fit(SPLIT.training(), new EncoderSettings(Scaling.SIGNED_LOG));

    private static final NoveltyFit.ActivationSource NO_NETWORK = records -> {
        throw new IllegalStateException("no measure reads the network");
    };

    private static VerdictPolicy fitted(double falsePositiveRate) {
        return Objects.requireNonNull(NoveltyFit.fit(
                SPLIT.training(), SPLIT.heldOut(), NoveltySettings.within(falsePositiveRate), NO_NETWORK, 2, 3));
    }

    private static double shareAbove(VerdictPolicy policy, Records records, int actual) {
        float[] novelty = Objects.requireNonNull(policy.detector()).novelty(records.table(), null);
        int[] rows = IntStream.range(0, records.rows())
                .filter(row -> records.labels().classOfRow()[row] == actual)
                .toArray();
        return Arrays.stream(rows)
                        .filter(row -> novelty[row] > policy.thresholds().noveltyFrom())
                        .count()
                / (double) rows.length;
    }

    @Test
    void targetFalsePositiveRateIsReachedOnValidationRows() {
        for (double target : new double[] {0.01, 0.03, 0.2}) {
            assertThat(shareAbove(fitted(target), SPLIT.heldOut(), 0)).isBetween(target - 0.002, target);
        }
    }

    @Test
    void targetFalsePositiveRateHoldsRoughlyOnOtherBenignRows() {
        assertThat(shareAbove(fitted(0.05), SimulatedData.records("other", 20_000, 9), 0))
                .isBetween(0.03, 0.07);
    }

    @Test
    void attacksAreNovelAlthoughTheirClassIsNotUsed() {
        assertThat(shareAbove(fitted(0.05), SPLIT.heldOut(), 2)).isGreaterThan(0.4);
    }

    @Test
    void thresholdLiesAtOneHalf() {
        assertThat(fitted(0.05).thresholds().noveltyFrom()).isBetween(0.499999, 0.500001);
    }

    @Test
    void everyMeasureReachesTheTargetAloneAndCombined() {
        for (Measure measure : Measure.values()) {
            VerdictPolicy single = fitted(NoveltySum.of(measure));
            assertThat(Objects.requireNonNull(single.detector()).scores()).hasSize(1);
            requireTarget(single);
        }
        VerdictPolicy combined = fitted(EACH);
        assertThat(Objects.requireNonNull(combined.detector()).scores()).hasSize(Measure.values().length);
        requireTarget(combined);
    }

    @Test
    void centreIsTheMeanOfTheBenignTrainingRows() {
        VerdictPolicy policy = fitted(NoveltySum.of(Measure.CENTRE));
        NoveltyScore score = Objects.requireNonNull(policy.detector()).scores().getFirst();
        Records all = SPLIT.training().records();
        Matrix columns = policy.detector().encoder().apply(all.table()).matrix();
        double[] mean = new double[columns.columns()];
        int[] benign = IntStream.range(0, all.rows())
                .filter(row -> all.labels().classOfRow()[row] == 0)
                .toArray();
        for (int row : benign) {
            for (int column = 0; column < mean.length; column++) {
                mean[column] += columns.get(row, column) / (double) benign.length;
            }
        }

        float[] energies = score.measure().energies(columns);

        for (int row = 0; row < 100; row++) {
            double expected = 0;
            for (int column = 0; column < mean.length; column++) {
                expected += Math.pow(columns.get(row, column) - mean[column], 2);
            }
            assertThat((double) energies[row]).isCloseTo(expected, within(1e-4));
        }
        assertThat(score.measure()).hasToString("distance from the mean of " + mean.length + " columns");
    }

    /** Each weighted energy exceeds 1 for the same share of the rows, so no measure dominates the others. */
    @Test
    void measuresOfASumAreScaledByTheirOwnUnit() {
        NoveltyDetector detector = Objects.requireNonNull(
                fitted(NoveltySum.of(Measure.PROTOTYPES, Measure.RESIDUAL)).detector());
        Records benign = benignValidationRows();
        Matrix columns = detector.encoder().apply(benign.table()).matrix();

        for (NoveltyScore score : detector.scores()) {
            float[] energies = score.measure().energies(columns);
            long above = IntStream.range(0, energies.length)
                    .filter(row -> energies[row] * score.weight() > 1.000001)
                    .count();
            assertThat((double) above / energies.length).isBetween(0.008, 0.01);
        }
    }

    @Test
    void weightOfATermMultipliesThatOfItsMeasure() {
        List<NoveltyScore> even = scores("prototypes+residual");
        List<NoveltyScore> halved = scores("0.5*prototypes+residual");
        assertThat(halved.getFirst().weight()).isEqualTo(even.getFirst().weight() / 2);
        assertThat(halved.getLast().weight()).isEqualTo(even.getLast().weight());
    }

    /** The exponent also applies to the unit. */
    @Test
    void exponentAppliesToTheEnergyAndItsUnit() {
        NoveltyScore plain = scores("residual+centre").getFirst();
        NoveltyScore root = scores("residual^0.5+centre").getFirst();
        Matrix columns = ENCODER.apply(benignValidationRows().table()).matrix();
        float[] energies = plain.measure().energies(columns);
        float[] roots = root.measure().energies(columns);
        for (int row = 0; row < 100; row++) {
            assertThat((double) roots[row]).isCloseTo(Math.sqrt(energies[row]), within(1e-4));
        }
        assertThat(root.weight()).isCloseTo(Math.sqrt(plain.weight()), within(1e-5));
        requireTarget(fitted(NoveltySum.parse("2*residual(by*s,service)^0.5+neighbours^0.5")));
    }

    /** A rarity depends only on the order of the energies, so the rarest of n benign rows has the same rarity by any measure. */
    @Test
    void fisherAddsWeightedRarities() {
        VerdictPolicy policy = fitted(NoveltySum.parse("fisher(0.5*prototypes+residual+centre(by*s,service))"));
        requireTarget(policy);
        List<NoveltyScore> scores = Objects.requireNonNull(policy.detector()).scores();
        assertThat(scores.stream().map(NoveltyScore::weight)).containsExactly(0.5, 1.0, 1.0);
        Matrix columns = ENCODER.apply(benignValidationRows().table()).matrix();
        double rarest = Math.log((columns.rows() + 1) / 2.0);
        for (NoveltyScore score : scores) {
            float[] rarities = score.measure().energies(columns);
            float[] sorted = rarities.clone();
            Arrays.sort(sorted);
            assertThat((double) sorted[sorted.length - 1]).isCloseTo(rarest, within(1e-5));
            assertThat(sorted[sorted.length / 2]).isBetween(0.5f, 0.9f);
            assertThat(((Rarity) score.measure()).scale())
                    .isEqualTo(TailFit.fit(((Rarity) score.measure()).measure().energies(columns)));
        }
    }

    private static List<NoveltyScore> scores(String spec) {
        return Objects.requireNonNull(fitted(NoveltySum.parse(spec)).detector()).scores();
    }

    private static Records benignValidationRows() {
        return SPLIT.heldOut()
                .select(IntStream.range(0, SPLIT.heldOut().rows())
                        .filter(row -> SPLIT.heldOut().labels().classOfRow()[row] == 0)
                        .toArray());
    }

    private static VerdictPolicy fitted(NoveltySum measures) {
        return Objects.requireNonNull(NoveltyFit.fit(
                SPLIT.training(),
                SPLIT.heldOut(),
                new NoveltySettings(0.05, measures),
                NoveltyFitTest::activations,
                2,
                3));
    }

    private static void requireTarget(VerdictPolicy policy) {
        Records benign = benignValidationRows();
        float[] novelty = Objects.requireNonNull(policy.detector()).novelty(benign.table(), activations(benign));
        long above = IntStream.range(0, novelty.length)
                .filter(row -> novelty[row] > policy.thresholds().noveltyFrom())
                .count();
        assertThat((double) above / novelty.length).isBetween(0.045, 0.05);
    }

    /** Returns the activations of an untrained network. */
    private static Activations activations(Records records) {
        Matrix rows = ENCODER.apply(records.table()).matrix();
        NetworkSpec spec = Architectures.named("mlp").network(rows.columns(), 3, Map.of());
        try (Scorer scorer = new Scorer(Network.create(spec, 1), 1)) {
            return scorer.activations(rows);
        }
    }

    @Test
    void measuresAreOmittedIfTheTableHasTooManyColumns() {
        NoveltySettings defaults = new NoveltySettings(0.03, NoveltySum.parse("mixture+residual"));
        assertThat(defaults.measuresFor(wide(512)))
                .containsExactly(NoveltyTerm.of(Measure.MIXTURE), NoveltyTerm.of(Measure.RESIDUAL));
        assertThat(defaults.measuresFor(wide(513))).containsExactly(NoveltyTerm.of(Measure.RESIDUAL));
        assertThat(defaults.measuresFor(wide(1025))).containsExactly(NoveltyTerm.of(Measure.PROTOTYPES));
        assertThat(defaults.measuresFor(wide(4097))).isEmpty();
        NoveltySettings ofNetwork = new NoveltySettings(0.03, NoveltySum.of(Measure.ENERGY));
        assertThat(ofNetwork.measuresFor(wide(100_000))).containsExactly(NoveltyTerm.of(Measure.ENERGY));
    }

    private static List<ColumnSpan> wide(int columns) {
        return List.of(new ColumnSpan("word", 0, columns - 1, true), new ColumnSpan("bytes", columns - 1, 1, false));
    }

    @Test
    void limitOfColumnsAppliesToTheSelectedFeatures() {
        NoveltySettings settings = new NoveltySettings(0.03, NoveltySum.parse("mixture(bytes)+mixture(word)"));
        assertThat(settings.measuresFor(wide(514)))
                .containsExactlyElementsOf(NoveltySum.parse("mixture(bytes)").terms());
    }

    @Test
    void measureWithMissingFeaturesIsOmittedIfThereAreOthers() {
        NoveltySettings settings =
                new NoveltySettings(0.03, NoveltySum.parse("centre+prototypes(service)+residual(bytes,flag)"));
        assertThat(settings.measuresFor(wide(2))).containsExactly(NoveltyTerm.of(Measure.CENTRE));
        List<NoveltyTerm> leftOut = settings.leftOut(List.of("word", "bytes"));
        assertThat(leftOut.stream().map(NoveltyTerm::spec))
                .containsExactly("prototypes(service)", "residual(bytes,flag)");
        assertThat(leftOut.getLast().missing(List.of("word", "bytes"))).containsExactly("flag");
    }

    @Test
    void measureCanSelectFeatures() {
        VerdictPolicy policy = fitted(NoveltySum.parse("prototypes(by*s,service)"));
        requireTarget(policy);
        NoveltyDetector detector = Objects.requireNonNull(policy.detector());
        MeasureOfColumns measure =
                (MeasureOfColumns) detector.scores().getFirst().measure();
        List<String> names = detector.encoder().columnNames();
        assertThat(measure.columns().stream().map(names::get))
                .containsExactly("bytes", "service=dns", "service=ftp", "service=http");
        requireTarget(fitted(NoveltySum.parse("residual(by*s,service)+centre")));
    }

    @Test
    void missingFeaturesAreRejectedIfThereIsNoOtherMeasure() {
        assertThatThrownBy(() -> fitted(NoveltySum.parse("prototypes(nowhere*)")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("novelty by prototypes(nowhere*): expected one of the features rate, bytes, service, found"
                        + " 'nowhere*'");
    }

    @Test
    void thereIsNoDetectorWithoutTargetOrBenignValidationRows() {
        assertThat(NoveltyFit.fit(SPLIT.training(), SPLIT.heldOut(), NoveltySettings.none(), NO_NETWORK, 2, 3))
                .isNull();
        int[] attacks = IntStream.range(4000, 6000)
                .filter(row -> ALL.labels().classOfRow()[row] != 0)
                .toArray();
        Split without = Split.byRows(ALL, IntStream.range(0, 4000).toArray(), attacks);
        assertThat(NoveltyFit.fit(
                        without.training(), without.heldOut(), NoveltySettings.within(0.03), NO_NETWORK, 2, 3))
                .isNull();
    }

    @Test
    void atMostTheShareExceedsTheQuantile() {
        float[] values = {5, 1, 4, 2, 3, 3, 3, 9, 8, 7};

        assertThat(NoveltyFit.exceededBy(0, values)).isEqualTo(9);
        assertThat(NoveltyFit.exceededBy(0.1, values)).isEqualTo(8);
        assertThat(NoveltyFit.exceededBy(0.29, values)).isEqualTo(7);
    }
}
