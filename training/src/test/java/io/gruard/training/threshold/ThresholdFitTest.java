package io.gruard.training.threshold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Classes;
import io.gruard.core.Matrix;
import io.gruard.model.RecordScores;
import io.gruard.model.Thresholds;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdFitTest {
    private static final Classes CLASSES = new Classes(List.of("benign", "flood", "scan"), 0);
    private static final int ROWS = 20_000;

    /** 90% of the rows are benign, 2% of these are classified as attacks, and novelty is uniform in 0..1. */
    private record SimulatedScores(RecordScores scores, int[] actual) {
        static SimulatedScores create() {
            SplittableRandom random = new SplittableRandom(3);
            Matrix probabilities = Matrix.zeros(ROWS, 3);
            float[] novelty = new float[ROWS];
            int[] actual = new int[ROWS];
            for (int row = 0; row < ROWS; row++) {
                actual[row] = row % 10 == 0 ? 1 + row / 10 % 2 : 0;
                boolean detected = actual[row] == 0 ? random.nextInt(50) == 0 : random.nextInt(10) > 0;
                int best = detected ? actual[row] == 0 ? 1 + random.nextInt(2) : actual[row] : 0;
                float base = actual[row] == best && detected ? 0.8f : 0.6f;
                float probability = base + 0.2f * (float) random.nextDouble();
                for (int c = 0; c < 3; c++) {
                    probabilities.values()[row * 3 + c] = c == best ? probability : (1 - probability) / 2;
                }
                novelty[row] = (float) random.nextDouble();
            }
            return new SimulatedScores(new RecordScores(probabilities, novelty, new int[novelty.length]), actual);
        }

        Thresholds within(double alertsPerDay) {
            return ThresholdFit.fit(
                    CLASSES, scores, actual, 0.97, new ThresholdSettings(Map.of(), new AlertLoad(alertsPerDay, 1, 0)));
        }

        /** Returns the share of the benign rows that are classified as attacks. */
        double falsePositiveRate(Thresholds thresholds) {
            int benign = 0;
            int detected = 0;
            for (int row = 0; row < ROWS; row++) {
                if (actual[row] != 0) {
                    continue;
                }
                benign++;
                int best = 0;
                for (int c = 1; c < 3; c++) {
                    best = scores.probabilities().get(row, c)
                                    > scores.probabilities().get(row, best)
                            ? c
                            : best;
                }
                boolean known = best > 0
                        && scores.probabilities().get(row, best)
                                >= thresholds.alertFrom().get(best);
                detected += known || scores.novelty()[row] > thresholds.noveltyFrom() ? 1 : 0;
            }
            return (double) detected / benign;
        }
    }

    private static final SimulatedScores SIMULATED = SimulatedScores.create();
    private static final double SECONDS_PER_DAY = 86_400;

    @Test
    void largeBudgetKeepsTheThresholds() {
        assertThat(SIMULATED.within(0.2 * SECONDS_PER_DAY)).isEqualTo(new Thresholds(List.of(0.0, 0.0, 0.0), 0.97));
    }

    @Test
    void smallBudgetRaisesTheNoveltyThresholdFirst() {
        Thresholds fitted = SIMULATED.within(0.03 * SECONDS_PER_DAY);

        assertThat(fitted.alertFrom()).containsOnly(0.0);
        assertThat(fitted.noveltyFrom()).isBetween(0.98, 0.999);
        assertThat(SIMULATED.falsePositiveRate(fitted))
                .isLessThanOrEqualTo(0.03)
                .isCloseTo(0.03, within(0.0002));
    }

    @Test
    void smallerBudgetRaisesTheThresholdsOfAttackClasses() {
        Thresholds fitted = SIMULATED.within(0.005 * SECONDS_PER_DAY);

        assertThat(fitted.noveltyFrom()).isEqualTo(Thresholds.NEVER);
        assertThat(fitted.alertFrom().get(0)).isZero();
        assertThat(fitted.alertFrom().get(1))
                .isGreaterThan(0.6)
                .isEqualTo(fitted.alertFrom().get(2));
        assertThat(SIMULATED.falsePositiveRate(fitted))
                .isLessThanOrEqualTo(0.005)
                .isCloseTo(0.005, within(0.0002));
    }

    @Test
    void thresholdsByClassAreKeptAndChecked() {
        ThresholdSettings settings = new ThresholdSettings(ThresholdSettings.parse("scan=0.9"), new AlertLoad(0, 1, 0));
        assertThat(ThresholdFit.fit(CLASSES, SIMULATED.scores(), SIMULATED.actual(), 0.97, settings))
                .isEqualTo(new Thresholds(List.of(0.0, 0.0, 0.9), 0.97));

        ThresholdSettings every =
                new ThresholdSettings(ThresholdSettings.parse("scan=0.5, 0.8"), new AlertLoad(0, 1, 0));
        assertThat(ThresholdFit.fit(CLASSES, SIMULATED.scores(), SIMULATED.actual(), 0.97, every))
                .isEqualTo(new Thresholds(List.of(0.0, 0.8, 0.5), 0.97));
        assertThat(ThresholdSettings.spec(every.alertFrom())).isEqualTo("0.8,scan=0.5");

        ThresholdSettings unknown = new ThresholdSettings(ThresholdSettings.parse("worm=0.9"), new AlertLoad(0, 1, 0));
        assertThatThrownBy(() -> ThresholdFit.fit(CLASSES, SIMULATED.scores(), SIMULATED.actual(), 0.97, unknown))
                .hasMessageContaining("'worm'")
                .hasMessageContaining("flood");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "scan; 1; expected a probability, found 'scan'",
                "scan=; 6; expected a probability, found the end",
                "scan=1.5; 6; expected a probability in 0..1, found 1.5",
                "=0.5; 1; expected the name of a class before '='",
                "scan=0.5,scan=0.6; 10; 'scan' is given twice",
                "0.5,0.6; 5; the threshold of every class is given twice",
                "0.5 0.6; 5; expected ',' or the end, found '0.6'"
            },
            quoteCharacter = '"')
    void errorsOfThresholdsGiveThePosition(String text, int position, String problem) {
        assertThatThrownBy(() -> ThresholdSettings.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("alert_from: '" + text + "': at character " + position + ": " + problem);
    }

    @Test
    void precisionFollowsBayes() {
        AlertLoad rare = new AlertLoad(0, 1000, 1e-4);
        // Of 10,000 records, one is an attack with detection rate 0.9, and 9,999 are benign with false-positive rate
        // 0.01.
        assertThat(rare.precision(0.01, 0.9)).isCloseTo(0.9 / (0.9 + 99.99), within(1e-12));
        assertThat(rare.falseAlertsPerDay(0.01)).isCloseTo(86_400_000 * 0.9999 * 0.01, within(1e-3));
        assertThat(rare.precision(0, 0)).isNaN();
    }
}
