package io.gruard.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EncoderTest {
    private static final Table TRAINING =
            Tables.of(new double[] {10, 30, 20, 20}, new String[] {"udp", "tcp", "udp", "icmp"});

    private static FittedEncoder fit(Scaling scaling) {
        return Encoder.fit(Tables.training(TRAINING), new EncoderSettings(scaling));
    }

    @Test
    void categoriesBecomeSortedColumnsInPlace() {
        FittedEncoder encoder = fit(Scaling.MIN_MAX);

        assertThat(encoder.columnNames())
                .containsExactly("bytes", "protocol=icmp", "protocol=tcp", "protocol=udp", "fixed");
        assertThat(encoder.apply(TRAINING).matrix().values())
                .containsExactly(0, 0, 0, 1, 0, 1, 0, 1, 0, 0, 0.5f, 0, 0, 1, 0, 0.5f, 1, 0, 0, 0);
    }

    @Test
    void spansGiveColumnsOfEachFeature() {
        assertThat(fit(Scaling.MIN_MAX).spans())
                .containsExactly(
                        new ColumnSpan("bytes", 0, 1, false),
                        new ColumnSpan("protocol", 1, 3, true),
                        new ColumnSpan("fixed", 4, 1, false));
    }

    @Test
    void minMaxExceedsZeroToOneOutsideTheTrainingRange() {
        float[] encoded = fit(Scaling.MIN_MAX)
                .apply(Tables.of(new double[] {50, 0}, new String[] {"tcp", "tcp"}))
                .matrix()
                .values();

        assertThat(encoded[0]).isEqualTo(2);
        assertThat(encoded[5]).isEqualTo(-0.5f);
    }

    @Test
    void standardScalingHasMeanZeroAndDeviationOne() {
        Matrix matrix = fit(Scaling.STANDARD).apply(TRAINING).matrix();

        double root = Math.sqrt(2);
        assertThat(matrix.get(0, 0)).isCloseTo((float) -root, within(1e-6f));
        assertThat(matrix.get(1, 0)).isCloseTo((float) root, within(1e-6f));
        assertThat(matrix.get(2, 0)).isZero();
    }

    @Test
    void signedLogKeepsTheSignAndClips() {
        Table training = Tables.of(new double[] {-1, 0, 1, 3}, new String[] {"a", "a", "a", "a"});
        FittedEncoder encoder = Encoder.fit(Tables.training(training), new EncoderSettings(Scaling.SIGNED_LOG));
        double[] logs = {-Math.log(2), 0, Math.log(2), Math.log(4)};
        double mean = (logs[0] + logs[1] + logs[2] + logs[3]) / 4;
        double squares = 0;
        for (double log : logs) {
            squares += (log - mean) * (log - mean);
        }
        double deviation = Math.sqrt(squares / 4);

        Matrix matrix = encoder.apply(Tables.of(new double[] {-1, 3, 1e30, -1e30}, new String[] {"a", "a", "a", "a"}))
                .matrix();

        assertThat(matrix.get(0, 0)).isCloseTo((float) ((logs[0] - mean) / deviation), within(1e-6f));
        assertThat(matrix.get(1, 0)).isCloseTo((float) ((logs[3] - mean) / deviation), within(1e-6f));
        assertThat(matrix.get(2, 0)).isEqualTo(8);
        assertThat(matrix.get(3, 0)).isEqualTo(-8);
    }

    @Test
    void clipOfSignedLogIsConfigurable() {
        Table training = Tables.of(new double[] {-1, 0, 1, 3}, new String[] {"a", "a", "a", "a"});
        FittedEncoder encoder = Encoder.fit(Tables.training(training), new EncoderSettings(Scaling.SIGNED_LOG, 1.5));

        Matrix matrix = encoder.apply(Tables.of(new double[] {1, 1e30}, new String[] {"a", "a"}))
                .matrix();

        assertThat(matrix.get(0, 0)).isPositive().isLessThan(1.5f);
        assertThat(matrix.get(1, 0)).isEqualTo(1.5f);
        assertThatThrownBy(() -> new EncoderSettings(Scaling.SIGNED_LOG, 0)).hasMessageContaining("found 0.0");
    }

    @Test
    void noScalingLeavesNumbersAsTheyAre() {
        assertThat(fit(Scaling.NONE).apply(TRAINING).matrix().get(1, 0)).isEqualTo(30);
    }

    @ParameterizedTest
    @EnumSource(
            value = Scaling.class,
            names = {"MIN_MAX", "STANDARD", "SIGNED_LOG"})
    void constantColumnIsAlwaysZero(Scaling scaling) {
        FittedEncoder encoder = fit(scaling);
        Table other = new Table(Tables.SCHEMA, List.of(Numbers.of(10), Categories.of(List.of("tcp")), Numbers.of(1e6)));

        assertThat(encoder.constantColumns()).containsExactly("fixed");
        assertThat(encoder.apply(other).matrix().get(0, 4)).isZero();
    }

    /** The rounded sum of many equal numbers, divided by their count, may differ from the number. */
    @Test
    void constantColumnIsFoundDespiteRoundedMean() {
        double[] tenths = new double[1_000_003];
        Arrays.fill(tenths, 0.1);
        Table table = new Table(new Schema(List.of(new Feature.Numeric("x"))), List.of(Numbers.of(tenths)));

        FittedEncoder encoder = Encoder.fit(Tables.training(table), new EncoderSettings(Scaling.STANDARD));

        assertThat(encoder.constantColumns()).containsExactly("x");
    }

    @Test
    void unseenCategoryIsZeroInAllColumnsAndCounted() {
        Encoded encoded =
                fit(Scaling.MIN_MAX).apply(Tables.of(new double[] {10, 10, 10}, new String[] {"sctp", "tcp", "sctp"}));

        assertThat(encoded.matrix().values()).containsExactly(0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0);
        assertThat(encoded.unseen()).containsExactly(new Encoded.UnseenCategory("protocol", "sctp", 2));
        assertThat(encoded.unseenByFeature()).containsExactly(Map.entry("protocol", 2));
    }

    @Test
    void categoriesWithoutTrainingRowsGetNoColumn() {
        Table one = TRAINING.select(new int[] {1});

        assertThat(Encoder.fit(Tables.training(one), EncoderSettings.defaults()).columnNames())
                .containsExactly("bytes", "protocol=tcp", "fixed");
    }

    @Test
    void restoredEncoderGivesTheSameBits() {
        FittedEncoder encoder = fit(Scaling.SIGNED_LOG);
        FittedEncoder restored = new FittedEncoder(encoder.schema(), encoder.encodings());

        assertThat(restored.apply(TRAINING).matrix().values())
                .isEqualTo(encoder.apply(TRAINING).matrix().values());
    }

    @Test
    void schemaMismatchNamesTheFirstDifference() {
        Table other = new Table(new Schema(List.of(new Feature.Numeric("packets"))), List.of(Numbers.of(1)));

        assertThatThrownBy(() -> fit(Scaling.MIN_MAX).apply(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("feature 1: expected numeric feature 'bytes', found numeric feature 'packets'");
    }

    @Test
    void encodingsMustMatchTheSchema() {
        assertThatThrownBy(() -> new FittedEncoder(
                        new Schema(List.of(new Feature.Numeric("x"))),
                        List.of(new FeatureEncoding.OneHot("x", List.of("a")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected an encoding of numeric feature 'x'");
    }

    @Test
    void scalingIsFoundById() {
        assertThat(Scaling.of("signed-log")).isEqualTo(Scaling.SIGNED_LOG);
        assertThatThrownBy(() -> Scaling.of("log"))
                .hasMessage("scaling: expected one of none, min-max, standard, signed-log, found 'log'");
    }
}
