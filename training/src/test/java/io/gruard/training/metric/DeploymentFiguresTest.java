package io.gruard.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Categories;
import io.gruard.core.Classes;
import io.gruard.core.Matrix;
import io.gruard.core.RowContext;
import io.gruard.training.metric.TestContext.AppliedRule;
import io.gruard.training.rule.DetectionCounts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DeploymentFiguresTest {
    private static final Classes CLASSES = new Classes(List.of("normal", "attack"), 0);
    private static final double HOUR = 3_600;

    /** Midnight in UTC. */
    private static final double DAY = 1_654_992_000;

    private static Predictions predictions(boolean[] attack, boolean[] called, TestContext context) {
        int rows = attack.length;
        Matrix probabilities = Matrix.zeros(rows, 2);
        int[] actual = new int[rows];
        for (int row = 0; row < rows; row++) {
            probabilities.values()[2 * row + (called[row] ? 1 : 0)] = 1;
            actual[row] = attack[row] ? 1 : 0;
        }
        return new Predictions("test", CLASSES, IntStream.rangeClosed(1, rows).toArray(), actual, probabilities, 1)
                .with(context);
    }

    private static DeploymentFigures figures(boolean[] attack, boolean[] called, TestContext context) {
        return Objects.requireNonNull(DeploymentFigures.of(predictions(attack, called, context)));
    }

    private static boolean[] flags(int... values) {
        boolean[] flags = new boolean[values.length];
        for (int i = 0; i < flags.length; i++) {
            flags[i] = values[i] == 1;
        }
        return flags;
    }

    private static TestContext context(double[] times, List<AppliedRule> rules) {
        return new TestContext(new RowContext(times, Map.of()), rules, 10);
    }

    private static TimeFigures time(double[] times, boolean[] attack, boolean[] called) {
        return Objects.requireNonNull(
                figures(attack, called, context(times, List.of())).model().time());
    }

    @Test
    void precisionFollowsBayesRuleAndMinutesItsInverse() {
        boolean[] attack = new boolean[2_000];
        Arrays.fill(attack, 0, 1_000, true);
        boolean[] called = new boolean[2_000];
        Arrays.fill(called, 0, 900, true);
        Arrays.fill(called, 1_000, 1_010, true);

        BaseRateFigures at = figures(attack, called, context(new double[0], List.of()))
                .model()
                .baseRates()
                .get(1);

        double precision = 0.001 * 0.9 / (0.001 * 0.9 + 0.999 * 0.01);
        assertThat(at.baseRate()).isEqualTo(1e-3);
        assertThat(at.precision()).isCloseTo(precision, within(1e-12));
        assertThat(at.minutes()).isCloseTo(10 / precision, within(1e-9));
        assertThat(at.lowPrecision()).isBetween(0.04, precision);
    }

    /** Wilson's interval of 0 of 10 is 0 to z²/(10 + z²). */
    @Test
    void noFalsePositiveAmongFewBenignRowsIsNoPerfectPrecision() {
        BaseRateFigures at = figures(
                        flags(1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                        flags(1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),
                        context(new double[0], List.of()))
                .model()
                .baseRates()
                .getFirst();

        assertThat(at.precision()).isEqualTo(1);
        assertThat(BaseRateFigures.wilson(0, 10, 1)).isCloseTo(0.2775, within(1e-4));
        assertThat(at.lowPrecision()).isLessThan(0.05);
    }

    @Test
    void withoutBenignRowsOrAttacksThereIsNoPrecision() {
        DeploymentFigures attacksOnly = figures(flags(1, 1), flags(1, 0), context(new double[0], List.of()));

        assertThat(attacksOnly.model().baseRates()).allMatch(rate -> Double.isNaN(rate.precision()));
        assertThat(attacksOnly.model().rates().falsePositiveRate().value()).isNaN();
    }

    @Test
    void rowsAreCountedByTheHourWhateverTheirOrder() {
        double[] times = {DAY + 9 * HOUR, DAY, DAY + 1, DAY + 9 * HOUR + 1, DAY + HOUR, DAY, DAY + 1};
        TimeFigures time = time(times, flags(1, 1, 0, 0, 0, 1, 0), flags(1, 0, 0, 1, 0, 1, 0));

        assertThat(time.bins()).extracting(bin -> (bin.from() - DAY) / HOUR).containsExactly(0.0, 1.0, 9.0);
        assertThat(time.bins().getFirst().counts()).isEqualTo(new DetectionCounts(2, 1, 2, 0));
        assertThat(time.bins().getLast().counts()).isEqualTo(new DetectionCounts(1, 1, 1, 1));
    }

    /** Detection 1/2 at hour 0 and 1 at hour 9; false positives 0, 0 and 1 at hours 0, 1 and 9. */
    @Test
    void areaUnderTimeIsTheMeanHeightOfTheTrapezoids() {
        double[] times = {DAY + 9 * HOUR, DAY, DAY + 1, DAY + 9 * HOUR + 1, DAY + HOUR, DAY, DAY + 1};
        TimeFigures time = time(times, flags(1, 1, 0, 0, 0, 1, 0), flags(1, 0, 0, 1, 0, 1, 0));

        assertThat(time.detectionArea()).isEqualTo(0.75);
        assertThat(time.falsePositiveArea()).isCloseTo((0 * 1 + 0.5 * 8) / 9, within(1e-12));
    }

    @Test
    void ratesOfVeryFewRowsAreNotOnTheCurve() {
        double[] times = new double[13];
        boolean[] called = new boolean[13];
        Arrays.fill(times, 0, 6, DAY);
        Arrays.fill(times, 6, 12, DAY + 10 * HOUR);
        // One benign row, and it is a false positive.
        times[12] = DAY + 5 * HOUR;
        called[12] = true;

        TimeFigures time = time(times, new boolean[13], called);

        assertThat(time.bins()).hasSize(3);
        assertThat(time.falsePositiveCurve()).hasSize(2);
        assertThat(time.falsePositiveArea()).isZero();
        assertThat(time.detectionArea()).isNaN();
    }

    @Test
    void shortPeriodIsCutIntoPartsOfAnHourAndStatesNothingOfADay() {
        double[] times = IntStream.range(0, 900).mapToDouble(i -> DAY + i).toArray();
        TimeFigures time = time(times, new boolean[900], new boolean[900]);

        assertThat(time.bins()).hasSize(15);
        assertThat(time.alertsPerDay()).isNaN();
        assertThat(time.forecast()).isNull();
    }

    @Test
    void longPeriodHasAtMostAThousandBins() {
        assertThat(TestPeriod.of(new double[] {DAY, DAY + 365 * 24 * HOUR}).binSeconds())
                .isEqualTo(24 * 3_600);
        assertThat(TestPeriod.of(new double[] {DAY, DAY + 24 * HOUR}).binSeconds())
                .isEqualTo(3_600);
    }

    @Test
    void firstDaysAlertsForecastTheNextDays() {
        List<Double> times = new ArrayList<>();
        List<Integer> called = new ArrayList<>();
        for (int hour = 0; hour < 48; hour++) {
            for (int i = 0; i < 4; i++) {
                times.add(DAY + hour * HOUR + i);
                // Three alerts an hour on the first day, one an hour on the second.
                called.add((hour < 24 ? i < 3 : i < 1) ? 1 : 0);
            }
        }
        times.add(DAY + 48 * HOUR);
        called.add(0);
        boolean[] flags = flags(called.stream().mapToInt(Integer::intValue).toArray());
        TimeFigures time =
                time(times.stream().mapToDouble(Double::doubleValue).toArray(), new boolean[flags.length], flags);

        AlertForecast forecast = Objects.requireNonNull(time.forecast());
        assertThat(forecast.firstDay()).isEqualTo(72);
        assertThat(forecast.hours()).isEqualTo(24);
        assertThat(forecast.expected()).isEqualTo(72);
        assertThat(forecast.actual()).isEqualTo(24);
        assertThat(forecast.holds())
                .as("hours that are all alike make a sharp forecast")
                .isFalse();
        assertThat(time.falseAlertsPerDay()).isEqualTo(48);
    }

    @Test
    void eachValueOfAReportedColumnHasItsOwnRates() {
        Categories states = Categories.of(List.of("S0", "S0", "S0", "SF", "SF", "REJ"));
        ColumnRates rates = ColumnRates.of("state", states, flags(1, 1, 1, 1, 0, 1), flags(1, 1, 1, 0, 1, 1));

        assertThat(rates.values()).extracting(ColumnRates.ValueRates::value).containsExactly("S0", "SF", "REJ");
        assertThat(rates.values().get(1).counts()).isEqualTo(new DetectionCounts(1, 0, 1, 1));
        assertThat(rates.commonestOfAttacks()).isEqualTo("S0");
        assertThat(rates.withoutCommonest().detectionRate()).isEqualTo(0.5);
        assertThat(rates.meanDetectionRate()).isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void valuesBeyondTheTwentyCommonestAreCountedTogether() {
        List<String> values =
                IntStream.range(0, 50).mapToObj(i -> "v" + Math.min(i, 29)).toList();
        ColumnRates rates = ColumnRates.of("port", Categories.of(values), new boolean[50], new boolean[50]);

        assertThat(rates.values()).hasSize(21);
        assertThat(rates.values().getFirst().value()).isEqualTo("v29");
        assertThat(rates.values().getLast())
                .isEqualTo(new ColumnRates.ValueRates("other values", new DetectionCounts(0, 0, 10, 0)));
    }

    @Test
    void ruleReachesTheModelIfItDoesAsWellAtNoMuchHigherFalsePositiveRate() {
        boolean[] attack = flags(1, 1, 1, 1, 0, 0, 0, 0);
        boolean[] model = flags(1, 1, 1, 0, 0, 0, 0, 0);
        DetectionCounts training = new DetectionCounts(1, 1, 1, 0);
        DeploymentFigures figures = figures(
                attack,
                model,
                context(
                        new double[0],
                        List.of(
                                new AppliedRule("worse", "x > 9", training, flags(1, 1, 0, 0, 0, 0, 0, 0)),
                                new AppliedRule("equal", "x > 5", training, flags(0, 1, 1, 1, 0, 0, 0, 0)),
                                new AppliedRule("louder", "x > 1", training, flags(1, 1, 1, 1, 1, 0, 0, 0)))));

        assertThat(figures.rulesThatReachTheModel())
                .extracting(DetectorFigures::rule)
                .containsExactly("x > 5");
    }

    @Test
    void pooledRoundsKeepRulesAndColumnsButNoTime() {
        DetectionCounts training = new DetectionCounts(2, 2, 2, 0);
        Predictions first = predictions(
                flags(1, 0),
                flags(1, 0),
                new TestContext(
                        new RowContext(new double[] {1, 2}, Map.of("state", Categories.of(List.of("S0", "SF")))),
                        List.of(new AppliedRule("rule", "x > 1", training, flags(1, 0))),
                        10));
        Predictions second = predictions(
                flags(0),
                flags(1),
                new TestContext(
                        new RowContext(new double[] {3}, Map.of("state", Categories.of(List.of("SF")))),
                        List.of(new AppliedRule("rule", "x > 2", training, flags(1))),
                        10));

        DeploymentFigures pooled =
                Objects.requireNonNull(DeploymentFigures.of(Predictions.pooled("pooled", List.of(first, second))));

        assertThat(pooled.period()).isNull();
        assertThat(pooled.rules().getFirst().rule()).isEqualTo("2 rules, one for each training part");
        assertThat(pooled.rules().getFirst().counts()).isEqualTo(new DetectionCounts(1, 1, 2, 1));
        assertThat(pooled.model().columns().getFirst().values())
                .extracting(ColumnRates.ValueRates::value)
                .containsExactly("SF", "S0");
    }
}
