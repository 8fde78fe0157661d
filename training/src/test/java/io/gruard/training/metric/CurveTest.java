package io.gruard.training.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Classes;
import io.gruard.core.Matrix;
import java.util.List;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class CurveTest {
    private static final Offset<Double> EXACT = within(1e-12);

    @Test
    void areaUnderRocIsTheShareOfOrderedPairsWithTiesAsOneHalf() {
        // Positives 0.9, 0.5, 0.5; negatives 0.5, 0.25: of six pairs four are in order and two are ties.
        Predictions predictions = scored(new float[] {0.9f, 0.5f, 0.5f, 0.5f, 0.25f}, new int[] {1, 1, 1, 0, 0});
        assertThat(Curve.roc(predictions, 1).area().orElseThrow()).isEqualTo(5.0 / 6, EXACT);
    }

    @Test
    void areaUnderPrecisionAndRecallIsTheAveragePrecision() {
        // In order of score: +, -, +, -, +: precision 1, 2/3, 3/5 at the three steps of recall 1/3.
        Predictions predictions = scored(new float[] {0.9f, 0.8f, 0.7f, 0.6f, 0.5f}, new int[] {1, 0, 1, 0, 1});
        assertThat(Curve.precisionRecall(predictions, 1).area().orElseThrow())
                .isEqualTo((1 + 2.0 / 3 + 3.0 / 5) / 3, EXACT);
    }

    @Test
    void perfectScoresHaveAreaOneAndReachTheCorner() {
        Predictions predictions = scored(new float[] {0.9f, 0.8f, 0.2f, 0.1f}, new int[] {1, 1, 0, 0});
        Curve roc = Curve.roc(predictions, 1);
        assertThat(roc.area().orElseThrow()).isEqualTo(1, EXACT);
        assertThat(roc.x()).startsWith(0, 0, 0).endsWith(1);
        assertThat(roc.y()).startsWith(0, 0.5f, 1).endsWith(1);
    }

    @Test
    void classWithoutRowsHasNoCurve() {
        Predictions predictions = scored(new float[] {0.9f, 0.8f}, new int[] {0, 0});
        assertThat(Curve.roc(predictions, 1).area()).isEmpty();
        assertThat(Curve.precisionRecall(predictions, 1).area()).isEmpty();
    }

    @Test
    void curveOfManyRowsKeepsFewPointsAndTheExactArea() {
        int count = 20_000;
        SplittableRandom random = new SplittableRandom(1);
        float[] scores = new float[count];
        int[] actual = new int[count];
        for (int i = 0; i < count; i++) {
            actual[i] = i % 2;
            scores[i] = (float) (random.nextDouble() * 0.7 + 0.3 * actual[i]);
        }
        Predictions predictions = scored(scores, actual);
        Curve roc = Curve.roc(predictions, 1);
        assertThat(roc.x().length).isBetween(100, 900);
        assertThat(roc.area().orElseThrow()).isEqualTo(pairsInOrder(scores, actual), within(1e-9));
    }

    /** Computes the area by its definition, in quadratic time. */
    private static double pairsInOrder(float[] scores, int[] actual) {
        double inOrder = 0;
        long pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (actual[i] == 1 && actual[j] == 0) {
                    pairs++;
                    inOrder += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        return inOrder / pairs;
    }

    private static Predictions scored(float[] scores, int[] actual) {
        float[] probabilities = new float[2 * scores.length];
        for (int i = 0; i < scores.length; i++) {
            probabilities[2 * i] = 1 - scores[i];
            probabilities[2 * i + 1] = scores[i];
        }
        Classes names = new Classes(List.of("normal", "attack"), 0);
        return new Predictions(
                "hand", names, new int[scores.length], actual, new Matrix(probabilities, scores.length, 2), 0);
    }
}
