package io.gruard.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Compares the vector kernels with the plain ones, bit for bit except for sums over lanes. */
class KernelsTest {
    private final Kernels plain = new PlainKernels();
    private final Kernels vector = new VectorKernels();

    private static float[] random(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) random.nextGaussian() * 3;
        }
        return values;
    }

    /** Runs both on the assertSameBits arrays and expects the assertSameBits bits in all of them. */
    private void assertSameBits(int arrays, int length, BiConsumer<Kernels, float[][]> action) {
        float[][] one = new float[arrays][];
        float[][] other = new float[arrays][];
        for (int i = 0; i < arrays; i++) {
            one[i] = random(length, i + 1);
            other[i] = one[i].clone();
        }
        action.accept(plain, one);
        action.accept(vector, other);
        for (int i = 0; i < arrays; i++) {
            assertThat(other[i]).isEqualTo(one[i]);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "6,64,64", "7,80,3", "13,16,130", "48,192,64", "5,144,257", "2,32,0", "61,112,24"})
    void productsAgree(int m, int n, int k) {
        int columns = Lanes.up(n, vector);
        float[] b = random(Math.max(1, k) * columns, 9);
        assertSameBits(2, 70_000, (kernels, a) -> {
            PackedMatrix packed = new PackedMatrix(k, columns, kernels.panel());
            for (int i = 0; i < k * columns; i++) {
                packed.set(i / columns, i % columns, b[i]);
            }
            kernels.product(m, k, a[0], 5, k + 1, 1, packed, 0, a[0], 3, 0, a[1], 7, columns + 2);
            kernels.product(m, k, a[0], 5, 1, m, packed, 0, a[1], 7, columns + 2, a[1], 7, columns + 2);
        });
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "6,64,48", "7,80,3", "13,16,130", "64,192,100", "5,144,257"})
    void accumulatedProductsAgree(int m, int n, int k) {
        int columns = Lanes.up(n, vector);
        assertSameBits(
                3,
                70_000,
                (kernels, a) ->
                        kernels.accumulate(m, columns, k, a[0], 2, 1, m, a[1], 4, columns + 3, a[2], 1, columns));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void gatesAgree(int vectors) {
        int units = vectors * vector.lanes();
        int rows = 3;
        assertSameBits(5, 5 * rows * units + 64, (kernels, a) -> {
            kernels.gruForward(rows, units, a[0], 0, a[1], 1, units + 1, a[2], 2, units + 2);
            kernels.gruBackward(
                    rows, units, a[0], 0, a[1], 1, units + 1, a[2], 2, units + 2, a[3], a[4], 5, 4 * units + 3);
        });
        assertSameBits(5, 4 * rows * units + 64, (kernels, a) -> {
            kernels.lstmForward(rows, units, a[0], 0, a[1], 0, rows * units, a[2], 2, units + 2);
            kernels.lstmBackward(rows, units, a[0], 0, a[1], 0, rows * units, a[2], 2, units + 2, a[3], a[4]);
        });
    }

    @Test
    void elementwiseLoopsAgree() {
        int n = 5 * vector.lanes();
        assertSameBits(2, 3 * n, (kernels, a) -> kernels.tanh(a[0], 3, n));
        assertSameBits(1, 3 * n, (kernels, a) -> kernels.softmaxDown(5, vector.lanes(), a[0], 3, vector.lanes() + 1));
        assertSameBits(2, 3 * n, (kernels, a) -> kernels.tanhBackward(n, 0.7f, a[0], a[1], 2));
        assertSameBits(2, 3 * n, (kernels, a) -> kernels.add(n, 0.3f, a[0], 1, a[1], 2));
        assertSameBits(2, 3 * n, (kernels, a) -> kernels.scale(n, 0.3f, a[0], 1, a[1], 2));
        assertSameBits(2, 3 * n, (kernels, a) -> kernels.relu(n, a[0], a[1]));
        assertSameBits(2, 3 * n, (kernels, a) -> kernels.reluBackward(n, a[0], a[1]));
        assertSameBits(2, 3 * n, (kernels, a) -> kernels.drop(n, 99, 7, Noise.limit(0.4f), 1.7f, a[0], 1, a[1], 2));
        assertSameBits(3, 3 * n, (kernels, a) -> {
            java.util.Arrays.fill(a[2], 0f);
            kernels.greater(n, a[0], 1, a[1], 2, a[2], 3, 4f);
            kernels.route(n, a[0], 1, a[2], 3, 4f, a[1], 2);
        });
    }

    @Test
    void rowLoopsAgree() {
        int n = 2 * vector.lanes();
        int rows = 7;
        assertSameBits(6, rows * n, (kernels, a) -> kernels.scaleRows(rows, n, a[0], a[1], a[2], a[3]));
        assertSameBits(6, rows * n + 20, (kernels, a) -> kernels.sumRows(rows - 1, n, a[0], 1, n + 1, a[1], 2));
        assertSameBits(6, rows * n, (kernels, a) -> kernels.sumSquares(rows, n, a[0], a[1], a[2]));
        assertSameBits(6, rows * n, (kernels, a) -> kernels.sumProducts(rows, n, a[0], a[1], a[2], a[3], a[4]));
        assertSameBits(
                6, rows * n, (kernels, a) -> kernels.normalizeBackward(rows, n, a[0], a[1], a[2], a[3], a[4], a[5]));
    }

    @Test
    void sumsOverLanesAgreeUpToRounding() {
        int n = 11 * vector.lanes();
        float[] a = random(n + 5, 1);
        float[] b = random(n + 5, 2);
        double size = 0;
        for (int i = 0; i < n; i++) {
            size += Math.abs(a[i + 1] * b[i + 2]);
        }
        assertThat(vector.dot(n, a, 1, b, 2)).isCloseTo(plain.dot(n, a, 1, b, 2), within((float) (size * 1e-6)));
        assertThat(vector.sum(n, a, 1)).isCloseTo(plain.sum(n, a, 1), within((float) (size * 1e-6)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 15, 16, 47})
    void softmaxAgreesUpToRounding(int n) {
        int wide = Lanes.up(n, vector);
        float[] one = random(wide + 1, 3);
        float[] other = one.clone();
        plain.softmax(n, 0.7f, one, 1);
        vector.softmax(n, 0.7f, other, 1);
        java.util.Arrays.fill(one, 1 + n, 1 + wide, 0f);
        assertThat(other).containsExactly(one, within(1e-6f));
        float[] slope = random(wide + 2, 4);
        float[] otherSlope = slope.clone();
        plain.softmaxBackward(n, 0.7f, one, 1, slope, 2);
        vector.softmaxBackward(n, 0.7f, one, 1, otherSlope, 2);
        java.util.Arrays.fill(slope, 2 + n, 2 + wide, 0f);
        java.util.Arrays.fill(otherSlope, 2 + n, 2 + wide, 0f);
        assertThat(otherSlope).containsExactly(slope, within(1e-6f));
    }

    @Test
    void softmaxOfScoresFarBelowZeroSumsToOne() {
        float[] scores = random(vector.lanes(), 5);
        java.util.Arrays.fill(scores, 0, 3, -400f);
        vector.softmax(3, 1f, scores, 0);
        assertThat(scores[0] + scores[1] + scores[2]).isCloseTo(1f, within(1e-6f));
        assertThat(scores[3]).isZero();
    }
}
