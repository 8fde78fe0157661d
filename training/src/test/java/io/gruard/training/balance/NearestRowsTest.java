package io.gruard.training.balance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gruard.core.Matrix;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NearestRowsTest {
    static Stream<SquaredDistances> kernels() {
        return Stream.of(new PlainDistances(), new VectorDistances());
    }

    /** Tests sizes around those of leaves and panels, and rows on a coarse grid, where many rows are equal or equally far. */
    @ParameterizedTest
    @MethodSource("kernels")
    void distancesEqualThoseOfAnExhaustiveSearch(SquaredDistances kernel) {
        for (int rows : new int[] {2, 3, 17, 127, 128, 129, 700}) {
            for (int columns : new int[] {1, 2, 7, 33}) {
                for (int levels : new int[] {2, 9, 1 << 20}) {
                    Matrix matrix = random(rows, columns, levels);
                    int k = Math.min(5, rows - 1);
                    int[] all = IntStream.range(0, rows).toArray();

                    int[] found = NearestRows.of(matrix, k, kernel).find(all, 1);

                    for (int query = 0; query < rows; query++) {
                        int[] neighbours = Arrays.copyOfRange(found, query * k, query * k + k);
                        assertThat(distances(matrix, query, neighbours))
                                .describedAs("%d rows, %d columns, %d levels, row %d", rows, columns, levels, query)
                                .isEqualTo(exhaustive(matrix, query, k));
                        assertThat(neighbours).doesNotContain(query).doesNotHaveDuplicates();
                    }
                }
            }
        }
    }

    @Test
    void kernelsAndThreadsDoNotChangeTheNeighbours() {
        Matrix matrix = random(3000, 12, 40);
        int[] queries = IntStream.range(0, 1500).map(i -> 2 * i).toArray();

        int[] reference = NearestRows.of(matrix, 5, new VectorDistances()).find(queries, 1);

        assertThat(NearestRows.of(matrix, 5, new VectorDistances()).find(queries, 3))
                .isEqualTo(reference);
    }

    @Test
    void kernelsStayWithinTheirErrorBound() {
        for (int columns : new int[] {1, 5, 122, 1000}) {
            for (SquaredDistances kernel : kernels().toList()) {
                Matrix rows = random(kernel.width() + 1, columns, 1 << 22);
                RowTree.RowLeaf leaf =
                        new RowTree(rows, 2, kernel.width()).leaves().getFirst();
                float[] out = new float[kernel.width()];

                kernel.measure(rows.values(), 0, columns, leaf.panels(), 0, out);

                for (int i = 0; i < Math.min(leaf.rows().length, out.length); i++) {
                    double exact = square(rows, 0, leaf.rows()[i]);
                    assertThat(Math.abs(out[i] - exact)).isLessThanOrEqualTo(exact * SquaredDistances.error(columns));
                }
            }
        }
    }

    @Test
    void thousandsOfEqualRowsAreNeighboursOfEachOther() {
        Matrix matrix = Matrix.zeros(5000, 3);
        matrix.values()[3 * 4999] = 1;

        int[] found = NearestRows.of(matrix, 5).find(new int[] {0, 4321, 4999}, 2);

        assertThat(Arrays.copyOfRange(found, 0, 10)).doesNotContain(4999);
        assertThat(Arrays.copyOfRange(found, 0, 5)).doesNotContain(0).doesNotHaveDuplicates();
        assertThat(Arrays.copyOfRange(found, 10, 15)).doesNotContain(4999).doesNotHaveDuplicates();
    }

    @Test
    void asManyNeighboursAsRowsAreRejected() {
        assertThatThrownBy(() -> NearestRows.of(Matrix.zeros(5, 1), 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("number of neighbours: expected 1..4, found 5");
    }

    private static Matrix random(int rows, int columns, int levels) {
        SplittableRandom random = new SplittableRandom(rows * 31L + columns);
        Matrix matrix = Matrix.zeros(rows, columns);
        for (int i = 0; i < matrix.values().length; i++) {
            matrix.values()[i] = random.nextInt(levels) / (float) levels;
        }
        return matrix;
    }

    private static double[] exhaustive(Matrix matrix, int query, int count) {
        return IntStream.range(0, matrix.rows())
                .filter(row -> row != query)
                .mapToDouble(row -> square(matrix, query, row))
                .sorted()
                .limit(count)
                .toArray();
    }

    private static double[] distances(Matrix matrix, int query, int[] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> square(matrix, query, row))
                .toArray();
    }

    private static double square(Matrix matrix, int a, int b) {
        double sum = 0;
        for (int c = 0; c < matrix.columns(); c++) {
            double difference = (double) matrix.get(a, c) - matrix.get(b, c);
            sum += difference * difference;
        }
        return sum;
    }
}
