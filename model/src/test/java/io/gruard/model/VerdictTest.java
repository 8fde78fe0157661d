package io.gruard.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Thresholds of the test model: DoS from 0.9, probe from 1/3, novelty above 0.75. */
class VerdictTest {
    private final TrainedModel model = Models.of(Models.everyLayer().getFirst(), 3);

    @Test
    void attackClassThatReachesItsThresholdIsKnown() {
        assertThat(verdict(0, 0.05f, 0.05f, 0.9f)).isEqualTo(new Verdict.KnownAttack(2, 0.9f));
        assertThat(verdict(1, 0.05f, 0.92f, 0.03f)).isEqualTo(new Verdict.KnownAttack(1, 0.92f));
    }

    @Test
    void attackClassBelowItsThresholdIsBenignUnlessNovel() {
        assertThat(verdict(0.2f, 0.3f, 0.6f, 0.1f)).isEqualTo(new Verdict.Benign(0.3f, 0.2f));
        assertThat(verdict(0.8f, 0.3f, 0.6f, 0.1f)).isEqualTo(new Verdict.UnknownAttack(0.8f, 1));
    }

    @Test
    void noveltyMustExceedItsThreshold() {
        assertThat(verdict(0.75f, 1, 0, 0).attack()).isFalse();
        assertThat(verdict(Math.nextUp(0.75f), 1, 0, 0).attack()).isTrue();
    }

    @Test
    void unknownAttackCountsUnderTheNearestClass() {
        RecordScores scores =
                new RecordScores(new Matrix(new float[] {1, 0, 0}, 1, 3), new float[] {0.9f}, new int[] {2});

        assertThat(model.rule().verdict(scores, 0)).isEqualTo(new Verdict.UnknownAttack(0.9f, 2));
        assertThat(model.rule().verdict(scores, 0).asClass(0)).isEqualTo(2);
    }

    @Test
    void nearestAttackHasTheLargestLinearFunction() {
        // Columns (x, y). The function of class 3 is x + 1, that of class 1 is 2 y - x. The classifier has no weight.
        NearestAttackClass nearestAttackClass =
                new NearestAttackClass(List.of(3, 1), 2, new float[] {1, -1, 0, 2}, new float[] {1, 0}, 0);
        Matrix none = Matrix.zeros(5, 4);
        Matrix rows = new Matrix(new float[] {0, 0, 0, 1, 2, 2, -1, 0, 0, 0.5f}, 5, 2);

        assertThat(nearestAttackClass.likenesses(rows, none).values()).containsExactly(1, 0, 1, 2, 3, 2, 0, 1, 1, 1);
        assertThat(nearestAttackClass.nearest(rows, none)).containsExactly(3, 1, 3, 1, 3);
    }

    @Test
    void logarithmsOfProbabilitiesAffectTheNearestAttackClass() {
        NearestAttackClass nearestAttackClass =
                new NearestAttackClass(List.of(0, 2), 1, new float[2], new float[] {0, 1}, 0.5);
        float[] shares = {0.5f, 0.3f, 0.2f, (float) Math.exp(-2), 0.8f, (float) Math.exp(-5), 0, 1, 0};
        Matrix probabilities = new Matrix(shares, 3, 3);

        float[] likenesses =
                nearestAttackClass.likenesses(Matrix.zeros(3, 1), probabilities).values();

        assertThat(likenesses[2]).isCloseTo(-1f, within(1e-6f));
        assertThat(likenesses[3]).isCloseTo(-1.5f, within(1e-6f));
        assertThat(nearestAttackClass.nearest(Matrix.zeros(3, 1), probabilities))
                .containsExactly(2, 0, 2);
        assertThat(likenesses[4]).isFinite();
    }

    @Test
    void nearestAttackClassRejectsInvalidArguments() {
        assertThatThrownBy(() -> new NearestAttackClass(List.of(), 2, new float[0], new float[0], 0))
                .hasMessage("nearest attack class: expected one or more different attack classes, found []");
        assertThatThrownBy(() -> new NearestAttackClass(List.of(1, 1), 1, new float[2], new float[2], 0))
                .hasMessage("nearest attack class: expected one or more different attack classes, found [1, 1]");
        assertThatThrownBy(() -> new NearestAttackClass(List.of(1), 2, new float[1], new float[1], 0))
                .hasMessage(
                        "nearest attack class: expected weights and biases for 2 columns and 1 attack classes, found 1"
                                + " weights and 1 biases");
        assertThatThrownBy(() -> new NearestAttackClass(List.of(1), 1, new float[1], new float[1], -1))
                .hasMessage("nearest attack class: the factor of the classifier must be 0 or more, found -1.0");
    }

    @Test
    void withoutDetectorNothingIsAnUnknownAttack() {
        TrainedModel without = new TrainedModel(
                model.encoder(), model.network(), model.classes(), model.thresholds(), model.provenance());
        RecordScores scores = new RecordScores(new Matrix(new float[] {1, 0, 0}, 1, 3), new float[] {0.9f}, new int[1]);

        assertThat(without.rule().verdict(scores, 0)).isEqualTo(new Verdict.Benign(1, 0.9f));
    }

    @Test
    void energyEqualsTheDensityComputedDirectly() {
        // Two components on two columns: N((0, 0), 1) and N((3, -1), diag(4, 1/4)), weights 3/4 and 1/4.
        double[] logs = {Math.log(0.75), Math.log(0.25) - Math.log(2 * 0.5)};
        double top = Math.log(Math.exp(logs[0]) + Math.exp(logs[1]));
        GaussianMixture mixture = new GaussianMixture(
                2, 2, 2, new float[] {1, 0, 0.5f, 0, 0, 1, 0, 2}, new float[] {0, 0, 1.5f, -2}, new float[] {
                    (float) (logs[0] - top), (float) (logs[1] - top)
                });
        Matrix rows = new Matrix(new float[] {0, 0, 3, -1, 5, 5, -80, 0}, 4, 2);

        float[] energies = mixture.energies(rows);

        for (int row = 0; row < rows.rows(); row++) {
            double x = rows.get(row, 0);
            double y = rows.get(row, 1);
            double first = 0.75 * Math.exp(-(x * x + y * y) / 2);
            double second = 0.25 * Math.exp(-((x - 3) * (x - 3) / 4 + (y + 1) * (y + 1) * 4) / 2);
            double expected = top - Math.log(first + second);
            assertThat((double) energies[row])
                    .isCloseTo(Double.isInfinite(expected) ? energies[row] : expected, within(1e-4));
            assertThat(energies[row]).isFinite().isNotNegative();
        }
        assertThat(energies[3]).isGreaterThan(energies[2]).isGreaterThan(800);
    }

    @Test
    void rowsOfAnotherWidthAreRejected() {
        assertThatThrownBy(() -> Models.novelty(3).scores().getFirst().measure().energies(Matrix.zeros(1, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("mixture: expected rows of 6 columns, found 3");
        assertThatThrownBy(() -> new Thresholds(List.of(0.5), 1.5))
                .hasMessage("the novelty threshold must be in 0..1, found 1.5");
    }

    private Verdict verdict(float novelty, float... probabilities) {
        return model.rule()
                .verdict(new RecordScores(new Matrix(probabilities, 1, 3), new float[] {novelty}, new int[] {1}), 0);
    }
}
