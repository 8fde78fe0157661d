package io.gruard.detect.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.detect.Detection;
import io.gruard.detect.Detector;
import io.gruard.detect.TestModels;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BudgetCalibrationTest {
    private static final double HOUR = 3600;

    private final Detector detector = new Detector(TestModels.rateModel(), Map.of(), 1);

    /** Creates a day with an attack every two minutes, each by another attacker on another victim, with these rates. */
    private BudgetCalibration ofADay(double... rates) throws IOException {
        BudgetCalibration calibration = new BudgetCalibration(AlertSettings.defaults(), 1_000);
        List<Detection> detections = new ArrayList<>();
        for (int i = 0; i < rates.length; i++) {
            detections.addAll(detector.detect(
                    List.of(TestModels.observation(120.0 * (i + 1), "10.0.0." + i, "10.0.1." + i, rates[i]))));
        }
        calibration.accept(detector.detect(List.of(TestModels.observation(0, "10.1.1.1", "10.1.1.2", 0))));
        calibration.accept(detections);
        calibration.accept(detector.detect(List.of(TestModels.observation(24 * HOUR, "10.1.1.1", "10.1.1.2", 0))));
        return calibration;
    }

    private static double probability(double rate) {
        return 1 / (1 + Math.exp(5 - 10 * rate));
    }

    @Test
    void thresholdAllowsAsManyAlertsAsTheBudget() throws IOException {
        BudgetCalibration calibration = ofADay(0.6, 0.9, 0.7, 1.0, 0.8);
        BudgetCalibration.CalibrationResult two = calibration.outcome(AlertBudget.parse("2/day"));
        assertThat(two.traffic()).isEqualTo(Duration.ofHours(24));
        assertThat(two.alerts()).isEqualTo(2);
        assertThat(two.minScores().orElseThrow().probability()).isBetween(probability(0.8), probability(0.9) + 1e-6);
        assertThat(calibration.outcome(AlertBudget.parse("9/day")).alerts()).isEqualTo(5);
    }

    @Test
    void budgetThatNoThresholdMeetsIsReported() throws IOException {
        BudgetCalibration.CalibrationResult outcome = ofADay(0.9, 0.9, 0.9).outcome(AlertBudget.parse("1/week"));
        assertThat(outcome.minScores()).isEmpty();
        assertThat(outcome.alerts()).isEqualTo(3);
        assertThat(outcome.allowed()).isLessThan(1);
    }

    @Test
    void trafficWithoutAttacksNeedsNoThreshold() throws IOException {
        BudgetCalibration.CalibrationResult outcome = ofADay().outcome(AlertBudget.parse("1/day"));
        assertThat(outcome.minScores().orElseThrow().probability()).isZero();
        assertThat(outcome.alerts()).isZero();
    }

    @Test
    void budgetIsANumberPerTime() {
        assertThat(AlertBudget.parse("50/day")).isEqualTo(new AlertBudget(50, Duration.ofDays(1)));
        assertThat(AlertBudget.parse("0.5/Hour").within(Duration.ofHours(4))).isEqualTo(2);
        assertThatThrownBy(() -> AlertBudget.parse("50")).hasMessageContaining("found '50'");
        assertThatThrownBy(() -> AlertBudget.parse("0/day")).hasMessageContaining("positive");
    }
}
