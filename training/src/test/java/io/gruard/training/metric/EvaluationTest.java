package io.gruard.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Classes;
import io.gruard.core.Matrix;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Compares every figure with a value computed by hand from the confusion matrix {@link #THREE}. */
class EvaluationTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final Classes NAMES = new Classes(List.of("normal", "dos", "probe"), 0);

    /** Rows are actual classes: normal 10 (8 correct), dos 6 (4 correct), probe 4 (3 correct). */
    private static final ConfusionMatrix THREE =
            new ConfusionMatrix(NAMES, new long[][] {{8, 1, 1}, {2, 4, 0}, {0, 1, 3}});

    @Test
    void accuracyIsTheShareOfCorrectRows() {
        assertThat(THREE.accuracy()).isEqualTo(15.0 / 20, EXACT);
    }

    @Test
    void precisionRecallAndF1AreByClass() {
        assertThat(THREE.precision(0)).isEqualTo(8.0 / 10, EXACT);
        assertThat(THREE.precision(1)).isEqualTo(4.0 / 6, EXACT);
        assertThat(THREE.precision(2)).isEqualTo(3.0 / 4, EXACT);
        assertThat(THREE.recall(0)).isEqualTo(8.0 / 10, EXACT);
        assertThat(THREE.recall(1)).isEqualTo(4.0 / 6, EXACT);
        assertThat(THREE.recall(2)).isEqualTo(3.0 / 4, EXACT);
        assertThat(THREE.f1(2)).isEqualTo(6.0 / 8, EXACT);
    }

    @Test
    void macroIsTheMeanAndWeightedUsesSupport() {
        Evaluation evaluation = Evaluation.of(predictions(THREE));
        assertThat(evaluation.precision().macro()).isEqualTo((0.8 + 4.0 / 6 + 0.75) / 3, EXACT);
        assertThat(evaluation.precision().weighted()).isEqualTo((8 + 4 + 3) / 20.0, EXACT);
        assertThat(evaluation.recall().weighted()).isEqualTo(evaluation.accuracy(), EXACT);
        assertThat(evaluation.f1().macro()).isEqualTo((16.0 / 20 + 8.0 / 12 + 6.0 / 8) / 3, EXACT);
    }

    @Test
    void falsePositiveRateCountsBenignRowsClassifiedAsAnyAttack() {
        assertThat(THREE.falsePositiveRate()).isEqualTo(2.0 / 10, EXACT);
    }

    @Test
    void detectionRateCountsAttacksClassifiedAsAnyAttack() {
        assertThat(THREE.detectionRate()).isEqualTo(8.0 / 10, EXACT);
    }

    @Test
    void falsePositiveRateOfAClassIsOverTheOtherClasses() {
        assertThat(THREE.falsePositiveRate(1)).isEqualTo(2.0 / 14, EXACT);
        assertThat(THREE.falsePositiveRate(2)).isEqualTo(1.0 / 16, EXACT);
    }

    @Test
    void correlationOfSeveralClassesFollowsGorodkin() {
        // s = 20, c = 15, actual and predicted rows by class both 10, 6, 4: (15*20 - 152) / (400 - 152)
        assertThat(THREE.mcc()).isEqualTo(148.0 / 248, EXACT);
    }

    @Test
    void correlationOfTwoClassesIsThatOfTwoByTwoTables() {
        Classes two = new Classes(List.of("normal", "attack"), 0);
        ConfusionMatrix confusion = new ConfusionMatrix(two, new long[][] {{50, 10}, {5, 35}});
        double expected = (35.0 * 50 - 10.0 * 5) / Math.sqrt(45.0 * 40 * 60 * 55);
        assertThat(confusion.mcc()).isEqualTo(expected, EXACT);
    }

    @Test
    void correlationIsZeroIfAllRowsAreClassifiedAsOneClass() {
        assertThat(new ConfusionMatrix(NAMES, new long[][] {{10, 0, 0}, {6, 0, 0}, {4, 0, 0}}).mcc())
                .isZero();
    }

    @Test
    void rateWithZeroDenominatorIsZeroAndNoted() {
        ConfusionMatrix never = new ConfusionMatrix(NAMES, new long[][] {{10, 0, 0}, {6, 0, 0}, {0, 0, 0}});
        Evaluation evaluation = Evaluation.of(predictions(never));
        assertThat(never.precision(1)).isZero();
        assertThat(never.recall(2)).isZero();
        assertThat(evaluation.notes())
                .containsExactly(
                        "hand: no row is classified as dos; its precision counts as 0",
                        "hand: no row has the class probe; its recall counts as 0");
        // probe does not occur, so the mean is over two classes.
        assertThat(evaluation.recall().macro()).isEqualTo(0.5, EXACT);
    }

    @Test
    void lossIsTheMeanNegativeLogProbabilityOfTheTrueClass() {
        Matrix probabilities = new Matrix(new float[] {0.5f, 0.25f, 0.25f, 0.125f, 0.75f, 0.125f, 1, 0, 0}, 3, 3);
        Predictions predictions =
                new Predictions("hand", NAMES, new int[] {1, 2, 3}, new int[] {0, 2, 1}, probabilities, 1.5);
        double expected = (Math.log(2) + Math.log(8) - Math.log(1e-15)) / 3;
        Evaluation evaluation = Evaluation.of(predictions);
        assertThat(evaluation.loss()).isEqualTo(expected, EXACT);
        assertThat(evaluation.secondsPerInstance()).isEqualTo(0.5, EXACT);
    }

    @Test
    void firstOfEquallyProbableClassesIsPredicted() {
        Predictions tie = new Predictions(
                "hand", NAMES, new int[] {1}, new int[] {0}, new Matrix(new float[] {0.25f, 0.375f, 0.375f}, 1, 3), 0);
        assertThat(tie.predicted(0)).isEqualTo(1);
    }

    @Test
    void poolingConcatenatesFoldsAndAddsTheirTimes() {
        Predictions one = predictions(THREE);
        Predictions pooled = Predictions.pooled("pooled", List.of(one, one));
        assertThat(pooled.count()).isEqualTo(40);
        assertThat(pooled.seconds()).isEqualTo(2 * one.seconds());
        assertThat(ConfusionMatrix.of(pooled).counts()).isDeepEqualTo(new long[][] {{16, 2, 2}, {4, 8, 0}, {0, 2, 6}});
    }

    @Test
    void mismatchedSizesAreRejected() {
        assertThatThrownBy(() -> new Predictions("hand", NAMES, new int[2], new int[2], Matrix.zeros(3, 3), 0))
                .hasMessage("hand: expected 2 classes and rows of probabilities, found 2 and 3");
    }

    /** Makes one row for each count of the matrix, with probability 1 for its predicted class. */
    static Predictions predictions(ConfusionMatrix confusion) {
        int n = confusion.classes().size();
        int count = (int) confusion.total();
        int[] actual = new int[count];
        Matrix probabilities = Matrix.zeros(count, n);
        int row = 0;
        for (int a = 0; a < n; a++) {
            for (int p = 0; p < n; p++) {
                for (long i = 0; i < confusion.counts()[a][p]; i++) {
                    actual[row] = a;
                    probabilities.values()[row * n + p] = 1;
                    row++;
                }
            }
        }
        int[] rows = IntStream.rangeClosed(1, count).toArray();
        return new Predictions("hand", confusion.classes(), rows, actual, probabilities, 1);
    }
}
