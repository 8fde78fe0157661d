package io.gruard.training.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.gruard.core.ColumnSpan;
import io.gruard.core.Matrix;
import io.gruard.training.protocol.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private static final Examples TEN = examples(10);
    private static final InputNoise NO_NOISE = new InputNoise(0, List.of());

    @Test
    void epochHasEveryRowOnce() {
        Batches batches = new Batches(TEN, NO_NOISE, 4, 1);
        assertThat(batches.count()).isEqualTo(3);
        assertThat(epoch(batches, 1)).containsExactlyInAnyOrder(0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f);
    }

    @Test
    void lastBatchHasTheRemainingRows() {
        Batches batches = new Batches(TEN, NO_NOISE, 4, 1);
        batches.shuffle(1);
        assertThat(batches.fill(1).rows()).isEqualTo(4);
        assertThat(batches.fill(2).rows()).isEqualTo(2);
        assertThat(batches.rowsBefore(3)).isEqualTo(10);
    }

    @Test
    void orderDependsOnSeedAndEpochOnly() {
        List<Float> third = epoch(new Batches(TEN, NO_NOISE, 3, 1), 3);
        Batches batches = new Batches(TEN, NO_NOISE, 3, 1);
        epoch(batches, 1);
        assertThat(epoch(batches, 3)).isEqualTo(third);
        assertThat(epoch(batches, 4)).isNotEqualTo(third);
        assertThat(epoch(new Batches(TEN, NO_NOISE, 3, 2), 3)).isNotEqualTo(third);
    }

    @Test
    void batchSizeIsLimitedToTheNumberOfRows() {
        Batches batches = new Batches(TEN, NO_NOISE, 100, 1);
        assertThat(batches.count()).isEqualTo(1);
        assertThat(epoch(batches, 1)).hasSize(10);
    }

    @Test
    void batchKeepsTheClassesOfItsRows() {
        Batches batches = new Batches(TEN, NO_NOISE, 5, 1);
        batches.shuffle(1);
        Batches.Batch batch = batches.fill(1);
        for (int i = 0; i < batch.rows(); i++) {
            assertThat(batch.classes()[i]).isEqualTo((int) batch.values()[2 * i] % 3);
        }
    }

    @Test
    void noiseChangesNumericColumnsOnlyAndIsReproducible() {
        Examples zeros = new Examples(Matrix.zeros(4000, 3), new int[4000], new int[4000]);
        InputNoise noise =
                new InputNoise(0.5, List.of(new ColumnSpan("word", 0, 2, true), new ColumnSpan("number", 2, 1, false)));
        float[] noisy = numbers(new Batches(zeros, noise, 1000, 1), 2);
        assertThat(numbers(new Batches(zeros, noise, 1000, 1), 2)).isEqualTo(noisy);
        assertThat(numbers(new Batches(zeros, noise, 1000, 1), 3)).isNotEqualTo(noisy);
        double sum = 0;
        double squares = 0;
        for (float value : noisy) {
            sum += value;
            squares += value * value;
        }
        // The tolerances are four standard errors of mean and variance of 4,000 values.
        assertThat(sum / 4000).isCloseTo(0, within(0.032));
        assertThat(squares / 4000).isCloseTo(0.25, within(0.023));
    }

    /** Returns the third column of an epoch's rows and checks that the other columns have no noise. */
    private static float[] numbers(Batches batches, int epoch) {
        batches.shuffle(epoch);
        float[] numbers = new float[4000];
        for (int b = 0; b < batches.count(); b++) {
            Batches.Batch batch = batches.fill(b);
            for (int i = 0; i < batch.rows(); i++) {
                assertThat(batch.values()[3 * i]).isZero();
                assertThat(batch.values()[3 * i + 1]).isZero();
                numbers[b * 1000 + i] = batch.values()[3 * i + 2];
            }
        }
        return numbers;
    }

    private static List<Float> epoch(Batches batches, int number) {
        batches.shuffle(number);
        List<Float> firsts = new ArrayList<>();
        for (int b = 0; b < batches.count(); b++) {
            Batches.Batch batch = batches.fill(b);
            for (int i = 0; i < batch.rows(); i++) {
                firsts.add(batch.values()[2 * i]);
            }
        }
        return firsts;
    }

    /** Row i has the values i and −i and the class i mod 3. */
    private static Examples examples(int rows) {
        float[] values = new float[2 * rows];
        for (int i = 0; i < rows; i++) {
            values[2 * i] = i;
            values[2 * i + 1] = -i;
        }
        int[] classes = IntStream.range(0, rows).map(i -> i % 3).toArray();
        return new Examples(
                new Matrix(values, rows, 2),
                classes,
                IntStream.rangeClosed(1, rows).toArray());
    }
}
