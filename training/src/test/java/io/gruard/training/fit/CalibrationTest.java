package io.gruard.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Matrix;
import io.gruard.nn.LayerSpec.Dense;
import io.gruard.nn.LayerSpec.Flatten;
import io.gruard.nn.LayerSpec.Relu;
import io.gruard.nn.Network;
import io.gruard.nn.NetworkSpec;
import io.gruard.nn.Scorer;
import io.gruard.nn.Shape;
import io.gruard.training.fit.FitSettings.CalibrationMethod;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    private static final int ROWS = 20_000;
    private static final int CLASSES = 3;

    /** Logits, and labels drawn from their probabilities. */
    private record Sampling(Matrix logits, int[] labels) {
        static Sampling of(int rows) {
            SplittableRandom random = new SplittableRandom(5);
            Matrix logits = Matrix.zeros(rows, CLASSES);
            int[] labels = new int[rows];
            for (int row = 0; row < rows; row++) {
                double[] odds = new double[CLASSES];
                double sum = 0;
                for (int c = 0; c < CLASSES; c++) {
                    float z = (float) (2 * random.nextGaussian());
                    logits.values()[row * CLASSES + c] = z;
                    odds[c] = Math.exp(z);
                    sum += odds[c];
                }
                double left = random.nextDouble() * sum;
                while (labels[row] < CLASSES - 1 && (left -= odds[labels[row]]) > 0) {
                    labels[row]++;
                }
            }
            return new Sampling(logits, labels);
        }

        /** Changes the logits by a factor and a shift for each class, so that the model is miscalibrated. */
        Sampling distorted(double[] factor, double[] shift) {
            Matrix distorted = Matrix.zeros(labels.length, CLASSES);
            for (int i = 0; i < distorted.values().length; i++) {
                int c = i % CLASSES;
                distorted.values()[i] = (float) (factor[c] * logits.values()[i] + shift[c]);
            }
            return new Sampling(distorted, labels);
        }
    }

    @Test
    void temperatureIsRecovered() {
        Sampling distorted = Sampling.of(ROWS).distorted(new double[] {3, 3, 3}, new double[3]);

        Calibration fitted = Calibration.fit(distorted.logits(), distorted.labels(), CalibrationMethod.TEMPERATURE);

        assertThat(fitted.method()).isEqualTo(Calibration.Method.TEMPERATURE);
        assertThat(fitted.change().scale()[0]).isCloseTo(1 / 3.0, within(0.01));
        assertThat(fitted.change().shift()).containsOnly(0);
    }

    @Test
    void noOtherTemperatureHasALowerLoss() {
        Sampling distorted = Sampling.of(2000).distorted(new double[] {0.4, 0.4, 0.4}, new double[3]);
        Calibration fitted = Calibration.fit(distorted.logits(), distorted.labels(), CalibrationMethod.TEMPERATURE);
        double factor = fitted.change().scale()[0];

        for (double other : new double[] {factor * 0.99, factor * 1.01, 1}) {
            Calibration alternative = new Calibration(
                    Calibration.Method.TEMPERATURE,
                    new LogitChange(new double[] {other, other, other}, new double[CLASSES]));
            assertThat(fitted.meanLoss(distorted.logits(), distorted.labels()))
                    .isLessThan(alternative.meanLoss(distorted.logits(), distorted.labels()));
        }
    }

    @Test
    void factorsAndShiftsAreRecovered() {
        Sampling skewed = Sampling.of(ROWS).distorted(new double[] {2, 1, 0.5}, new double[] {1, 0, -1});

        Calibration fitted = Calibration.fit(skewed.logits(), skewed.labels(), CalibrationMethod.VECTOR);

        double[] scale = fitted.change().scale();
        double[] shift = fitted.change().shift();
        assertThat(scale[0]).isCloseTo(0.5, within(0.03));
        assertThat(scale[1]).isCloseTo(1, within(0.05));
        assertThat(scale[2]).isCloseTo(2, within(0.1));
        // Shifts are unique up to a constant.
        assertThat(shift[0] - shift[1]).isCloseTo(-0.5, within(0.1));
        assertThat(shift[2] - shift[1]).isCloseTo(2, within(0.1));
    }

    @Test
    void autoChoosesVectorScalingOnlyIfItHelps() {
        Sampling drawn = Sampling.of(4000);
        Sampling skewed = drawn.distorted(new double[] {2, 1, 0.5}, new double[] {1, 0, -1});

        assertThat(Calibration.fit(drawn.logits(), drawn.labels(), CalibrationMethod.AUTO)
                        .method())
                .isEqualTo(Calibration.Method.TEMPERATURE);
        assertThat(Calibration.fit(skewed.logits(), skewed.labels(), CalibrationMethod.AUTO)
                        .method())
                .isEqualTo(Calibration.Method.VECTOR);
    }

    @Test
    void factorIsLimitedIfAllRowsAreClassifiedCorrectly() {
        Matrix logits = new Matrix(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1}, 3, 3);

        for (CalibrationMethod method :
                List.of(CalibrationMethod.TEMPERATURE, CalibrationMethod.VECTOR, CalibrationMethod.AUTO)) {
            Calibration fitted = Calibration.fit(logits, new int[] {0, 1, 2}, method);
            for (double factor : fitted.change().scale()) {
                assertThat(factor).isBetween(0.0, 100.0);
            }
        }
    }

    @Test
    void methodNoneAndNoRowsDoNotChangeLogits() {
        Sampling drawn = Sampling.of(10);
        assertThat(Calibration.fit(drawn.logits(), drawn.labels(), CalibrationMethod.NONE)
                        .method())
                .isEqualTo(Calibration.Method.NONE);
        assertThat(Calibration.fit(Matrix.zeros(0, 3), new int[0], CalibrationMethod.AUTO)
                        .method())
                .isEqualTo(Calibration.Method.NONE);
    }

    @Test
    void changedNetworkGivesTheChangedLogits() {
        Network network = Network.create(new NetworkSpec(new Shape(4, 1), List.of(new Flatten(), new Dense(3))), 3);
        LogitChange change = new LogitChange(new double[] {0.5, 2, 1}, new double[] {1, 0, -2});
        Matrix rows = new Matrix(new float[] {0.3f, -0.7f, 1, 2, 5, 4, 3, 2}, 2, 4);

        try (Scorer plain = new Scorer(network, 1);
                Scorer changed = new Scorer(change.apply(network, "calibration"), 1)) {
            float[] before = plain.logits(rows).values();
            float[] after = changed.logits(rows).values();
            double[] expected = new double[3];
            for (int row = 0; row < 2; row++) {
                change.apply(before, row * 3, expected);
                for (int c = 0; c < 3; c++) {
                    assertThat((double) after[row * 3 + c]).isCloseTo(expected[c], within(1e-5));
                }
            }
        }
    }

    @Test
    void networkWhoseLastLayerIsNotDenseIsRejected() {
        Network network = Network.create(new NetworkSpec(new Shape(1, 3), List.of(new Relu())), 3);
        assertThatThrownBy(() -> LogitChange.by(new double[3]).apply(network, "calibration"))
                .hasMessage("calibration: expected a network whose last layer is dense, found another");
    }
}
