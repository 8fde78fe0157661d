package io.gruard.learn.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.gruard.core.Matrix;
import io.gruard.learn.protocol.Examples;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private static final Examples TEN = examples(10);

    @Test
    void anEpochHasEveryRowOnce() {
        Batches batches = new Batches(TEN, 4, 1);
        assertThat(batches.count()).isEqualTo(3);
        assertThat(epoch(batches, 1)).containsExactlyInAnyOrder(0f, 1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f, 9f);
    }

    @Test
    void theLastBatchHasWhatIsLeft() {
        Batches batches = new Batches(TEN, 4, 1);
        batches.shuffle(1);
        assertThat(batches.fill(1).rows()).isEqualTo(4);
        assertThat(batches.fill(2).rows()).isEqualTo(2);
        assertThat(batches.rowsBefore(3)).isEqualTo(10);
    }

    @Test
    void anEpochsOrderCanBeHadAgainAndIsNotThatOfAnother() {
        List<Float> third = epoch(new Batches(TEN, 3, 1), 3);
        Batches batches = new Batches(TEN, 3, 1);
        epoch(batches, 1);
        assertThat(epoch(batches, 3)).isEqualTo(third);
        assertThat(epoch(batches, 4)).isNotEqualTo(third);
        assertThat(epoch(new Batches(TEN, 3, 2), 3)).isNotEqualTo(third);
    }

    @Test
    void aBatchLargerThanTheDataIsTheData() {
        Batches batches = new Batches(TEN, 100, 1);
        assertThat(batches.count()).isEqualTo(1);
        assertThat(epoch(batches, 1)).hasSize(10);
    }

    @Test
    void classesGoWithTheirRows() {
        Batches batches = new Batches(TEN, 5, 1);
        batches.shuffle(1);
        Batches.Batch batch = batches.fill(1);
        for (int i = 0; i < batch.rows(); i++) {
            assertThat(batch.classes()[i]).isEqualTo((int) batch.values()[2 * i] % 3);
        }
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
