package io.gruard.training.novelty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.Matrix;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SoftmaxRegressionTest {
    private static final Matrix ROWS = new Matrix(
            new float[] {
                0, 0.5f, 1, 1, 0, 0, 2, -1, 0, 0.5f, 3, 0, -1, 2, 1, 0, 4, 0, -2, 0, 1, -3, -1, 0, -2.5f, 0.5f, 1
            },
            9,
            3);
    private static final int[] TARGET = {0, 0, 0, 1, 1, 1, 2, 2, 2};
    private static final double[] SHARE = Arrays.stream(new double[] {1, 2, 1, 1, 1, 4, 2, 1, 1})
            .map(weight -> weight / 14)
            .toArray();

    /**
     * Expected values are from {@code LogisticRegression(C=1/0.4, tol=1e-12)} of scikit-learn 1.2.2 with these row weights.
     * The mean is subtracted from the biases.
     */
    @Test
    void weightsEqualThoseOfScikitLearn() {
        SoftmaxRegression.Solution solution = new SoftmaxRegression(ROWS, TARGET, 3, SHARE, 0.4).solution();

        float[] weights = {
            0.4267861f,
            0.0595301f,
            -0.4863161f,
            -0.3199164f,
            0.5877317f,
            -0.2678153f,
            -0.0306119f,
            -0.0434228f,
            0.0740347f
        };
        float[] biases = {0.5878558f, -0.4786439f, -0.1092119f};
        requireClose(solution.weights(), weights);
        float mean = (solution.biases()[0] + solution.biases()[1] + solution.biases()[2]) / 3;
        for (int c = 0; c < 3; c++) {
            assertThat(solution.biases()[c] - mean).isCloseTo(biases[c], within(2e-5f));
        }
    }

    /** Uses columns of very different scales, for which plain gradient descent would take thousands of steps. */
    @Test
    void noStepFromTheSolutionLowersTheLoss() {
        SplittableRandom random = new SplittableRandom(5);
        int rows = 200;
        int columns = 12;
        Matrix x = Matrix.zeros(rows, columns);
        int[] target = new int[rows];
        for (int row = 0; row < rows; row++) {
            target[row] = random.nextInt(4);
            for (int column = 0; column < columns; column++) {
                double value = random.nextGaussian() + (column % 4 == target[row] ? 1 : 0);
                x.values()[row * columns + column] = column % 3 == 0 ? 0 : (float) (value * Math.pow(1.7, column - 6));
            }
        }
        double[] share = new double[rows];
        Arrays.fill(share, 1.0 / rows);
        SoftmaxRegression.Solution solution = new SoftmaxRegression(x, target, 4, share, 0.05).solution();
        double minimum = loss(x, target, solution, 0.05);

        for (int i = 0; i < 300; i++) {
            float[] weights = solution.weights().clone();
            float[] biases = solution.biases().clone();
            float size = i % 2 == 0 ? 0.01f : 0.3f;
            for (int j = 0; j < weights.length; j++) {
                weights[j] += size * (float) random.nextGaussian();
            }
            for (int j = 0; j < biases.length; j++) {
                biases[j] += size * (float) random.nextGaussian();
            }
            assertThat(loss(x, target, new SoftmaxRegression.Solution(weights, biases), 0.05))
                    .isGreaterThan(minimum);
        }
    }

    @Test
    void singleClassHasZeroWeights() {
        SoftmaxRegression.Solution solution = new SoftmaxRegression(ROWS, new int[9], 1, SHARE, 0.4).solution();

        assertThat(solution.weights()).containsOnly(0);
        assertThat(solution.biases()).containsExactly(0);
    }

    private static double loss(Matrix x, int[] target, SoftmaxRegression.Solution at, double ridge) {
        int classes = at.biases().length;
        double loss = 0;
        for (int row = 0; row < target.length; row++) {
            double[] scores = new double[classes];
            for (int c = 0; c < classes; c++) {
                scores[c] = at.biases()[c];
                for (int column = 0; column < x.columns(); column++) {
                    scores[c] += (double) x.get(row, column) * at.weights()[column * classes + c];
                }
            }
            loss += Math.log(Arrays.stream(scores).map(Math::exp).sum()) - scores[target[row]];
        }
        return loss / target.length
                + ridge
                        / 2
                        * IntStream.range(0, at.weights().length)
                                .mapToDouble(i -> (double) at.weights()[i] * at.weights()[i])
                                .sum();
    }

    private static void requireClose(float[] found, float[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(found[i]).as("weight %d", i).isCloseTo(expected[i], within(2e-5f));
        }
    }
}
