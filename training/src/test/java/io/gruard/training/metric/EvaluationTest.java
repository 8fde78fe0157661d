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

/** Every figure against a value worked by hand; the confusion matrix is in {@link #THREE}. */
class EvaluationTest {
    private static final Offset<Double> EXACT = within(1e-12);
    private static final Classes NAMES = new Classes(List.of("normal", "dos", "probe"), 0);

    /** Rows are the truth: normal 10 (8 right), dos 6 (4 right), probe 4 (3 right). */
    private static final ConfusionMatrix THREE =
            new ConfusionMatrix(NAMES, new long[][] {{8, 1, 1}, {2, 4, 0}, {0, 1, 3}});

    @Test
    void accuracyIsTheShareOfRightRows() {
        assertThat(THREE.accuracy()).isEqualTo(15.0 / 20, EXACT);
    }

    @Test
    void precisionRecallAndF1ByClass() {
        assertThat(THREE.precision(0)).isEqualTo(8.0 / 10, EXACT);
        assertThat(THREE.precision(1)).isEqualTo(4.0 / 6, EXACT);
        assertThat(THREE.precision(2)).isEqualTo(3.0 / 4, EXACT);
        assertThat(THREE.recall(0)).isEqualTo(8.0 / 10, EXACT);
        assertThat(THREE.recall(1)).isEqualTo(4.0 / 6, EXACT);
        assertThat(THREE.recall(2)).isEqualTo(3.0 / 4, EXACT);
        assertThat(THREE.f1(2)).isEqualTo(6.0 / 8, EXACT);
    }

    @Test
    void macroIsThePlainMeanAndWeightedGoesBySupport() {
        Evaluation evaluation = Evaluation.of(predictions(THREE));
        assertThat(evaluation.precision().macro()).isEqualTo((0.8 + 4.0 / 6 + 0.75) / 3, EXACT);
        assertThat(evaluation.precision().weighted()).isEqualTo((8 + 4 + 3) / 20.0, EXACT);
        assertThat(evaluation.recall().weighted()).isEqualTo(evaluation.accuracy(), EXACT);
        assertThat(evaluation.f1().macro()).isEqualTo((16.0 / 20 + 8.0 / 12 + 6.0 / 8) / 3, EXACT);
    }

    @Test
    void falsePositiveRateCountsBenignRowsCalledAnyAttack() {
        assertThat(THREE.falsePositiveRate()).isEqualTo(2.0 / 10, EXACT);
    }

    @Test
    void detectionRateCountsAttacksCalledAnyAttackEvenTheWrongOne() {
        assertThat(THREE.detectionRate()).isEqualTo(8.0 / 10, EXACT);
    }

    @Test
    void falsePositiveRateOfAClassGoesOverTheOtherClasses() {
        assertThat(THREE.falsePositiveRate(1)).isEqualTo(2.0 / 14, EXACT);
        assertThat(THREE.falsePositiveRate(2)).isEqualTo(1.0 / 16, EXACT);
    }

    @Test
    void correlationOfSeveralClassesAsGorodkinDefinesIt() {
        // s = 20, c = 15, rows by class and calls by class both 10, 6, 4: (15*20 - 152) / (400 - 152)
        assertThat(THREE.mcc()).isEqualTo(148.0 / 248, EXACT);
    }

    @Test
    void correlationOfTwoClassesIsTheDefaultOne() {
        Classes two = new Classes(List.of("normal", "attack"), 0);
        ConfusionMatrix confusion = new ConfusionMatrix(two, new long[][] {{50, 10}, {5, 35}});
        double defaults = (35.0 * 50 - 10.0 * 5) / Math.sqrt(45.0 * 40 * 60 * 55);
        assertThat(confusion.mcc()).isEqualTo(defaults, EXACT);
    }

    @Test
    void correlationIsZeroWhenEverythingIsCalledOneClass() {
        assertThat(new ConfusionMatrix(NAMES, new long[][] {{10, 0, 0}, {6, 0, 0}, {4, 0, 0}}).mcc())
                .isZero();
    }

    @Test
    void aRateWithNothingToDivideByIsZeroAndNoted() {
        ConfusionMatrix never = new ConfusionMatrix(NAMES, new long[][] {{10, 0, 0}, {6, 0, 0}, {0, 0, 0}});
        Evaluation evaluation = Evaluation.of(predictions(never));
        assertThat(never.precision(1)).isZero();
        assertThat(never.recall(2)).isZero();
        assertThat(evaluation.notes())
                .containsExactly(
                        "hand: no row was called dos; precision there counts as 0",
                        "hand: no row of class probe; recall there counts as 0");
        // probe occurs nowhere, so the mean is over two classes.
        assertThat(evaluation.recall().macro()).isEqualTo(0.5, EXACT);
    }

    @Test
    void lossIsTheMeanLogarithmOfTheTrueClass() {
        Matrix probabilities = new Matrix(new float[] {0.5f, 0.25f, 0.25f, 0.125f, 0.75f, 0.125f, 1, 0, 0}, 3, 3);
        Predictions predictions =
                new Predictions("hand", NAMES, new int[] {1, 2, 3}, new int[] {0, 2, 1}, probabilities, 1.5);
        double expected = (Math.log(2) + Math.log(8) - Math.log(1e-15)) / 3;
        Evaluation evaluation = Evaluation.of(predictions);
        assertThat(evaluation.loss()).isEqualTo(expected, EXACT);
        assertThat(evaluation.secondsPerInstance()).isEqualTo(0.5, EXACT);
    }

    @Test
    void ofEquallyProbableClassesTheFirstIsPredicted() {
        Predictions tie = new Predictions(
                "hand", NAMES, new int[] {1}, new int[] {0}, new Matrix(new float[] {0.25f, 0.375f, 0.375f}, 1, 3), 0);
        assertThat(tie.predicted(0)).isEqualTo(1);
    }

    @Test
    void poolingPutsFoldsTogetherAndAddsTheirTimes() {
        Predictions one = predictions(THREE);
        Predictions pooled = Predictions.pooled("pooled", List.of(one, one));
        assertThat(pooled.count()).isEqualTo(40);
        assertThat(pooled.seconds()).isEqualTo(2 * one.seconds());
        assertThat(ConfusionMatrix.of(pooled).counts()).isDeepEqualTo(new long[][] {{16, 2, 2}, {4, 8, 0}, {0, 2, 6}});
    }

    @Test
    void sizesThatDoNotAgreeAreRefused() {
        assertThatThrownBy(() -> new Predictions("hand", NAMES, new int[2], new int[2], Matrix.zeros(3, 3), 0))
                .hasMessageContaining("2 row numbers, 2 classes and 3 rows");
    }

    /** One row for each count of the matrix, sure of what it is called. */
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
