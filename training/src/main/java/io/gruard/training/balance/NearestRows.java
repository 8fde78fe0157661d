package io.gruard.training.balance;

import io.gruard.core.Matrix;
import io.gruard.core.ParallelRanges;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Searches the exact nearest rows of a matrix by Euclidean distance, for its own rows or for rows of another matrix.
 *
 * <p>The search visits the leaves of a {@link RowTree} by ascending distance of their bounding boxes. It stops when no
 * further box can contain a nearer row. Within a leaf it computes distances by panels in single precision. It then computes
 * every distance that may be small enough, given the error bound, again in double precision. Only these decide, so the
 * result does not depend on the kernel, its rounding or the number of threads. Of equally near rows, the first one visited
 * wins. Memory is linear in the number of rows.
 */
public final class NearestRows {
    private final Matrix matrix;
    private final int neighbours;
    private final SquaredDistances distances;
    private final RowTree tree;
    private final double slack;

    private NearestRows(Matrix matrix, int neighbours, SquaredDistances distances) {
        this.matrix = matrix;
        this.neighbours = neighbours;
        this.distances = distances;
        this.tree = new RowTree(matrix, neighbours + 1, distances.width());
        this.slack = SquaredDistances.error(matrix.columns());
    }

    /**
     * Prepares the search.
     *
     * @param neighbours number of neighbours to find; less than the number of rows of the matrix
     */
    public static NearestRows of(Matrix matrix, int neighbours) {
        return of(matrix, neighbours, SquaredDistances.fastest());
    }

    static NearestRows of(Matrix matrix, int neighbours, SquaredDistances distances) {
        if (neighbours < 1 || neighbours >= matrix.rows()) {
            throw new IllegalArgumentException(
                    "number of neighbours: expected 1.." + (matrix.rows() - 1) + ", found " + neighbours);
        }
        return new NearestRows(matrix, neighbours, distances);
    }

    /** Finds the neighbours of these rows of the matrix. The result is (queries, neighbours), nearest first. */
    int[] find(int[] queries, int threads) {
        int[] found = new int[Math.multiplyExact(queries.length, neighbours)];
        int[] byLeaf = IntStream.range(0, queries.length)
                .boxed()
                .sorted(Comparator.comparingInt(i -> tree.leafOf(queries[i])))
                .mapToInt(Integer::intValue)
                .toArray();
        ParallelRanges.forEach(byLeaf.length, 64, threads, (from, to) -> {
            float[] out = new float[distances.width()];
            Tour tour = new Tour(-1, new int[0], new double[0]);
            for (int i = from; i < to; i++) {
                int query = queries[byLeaf[i]];
                if (tour.leaf != tree.leafOf(query)) {
                    tour = Tour.from(tree.leafOf(query), tree.leaves());
                }
                NearestSoFar nearest = search(new Query(matrix.values(), query * matrix.columns(), query), tour, out);
                System.arraycopy(nearest.rows, 0, found, byLeaf[i] * neighbours, neighbours);
            }
        });
        return found;
    }

    /**
     * Finds the neighbours of the rows of another matrix. The result is (queries, neighbours), nearest first.
     *
     * @param queries (rows, columns) with the columns of the searched matrix
     */
    public int[] find(Matrix queries, int threads) {
        if (queries.columns() != matrix.columns()) {
            throw new IllegalArgumentException(
                    "nearest rows: expected " + matrix.columns() + " columns, found " + queries.columns());
        }
        int[] found = new int[Math.multiplyExact(queries.rows(), neighbours)];
        ParallelRanges.forEach(queries.rows(), 64, threads, (from, to) -> {
            float[] out = new float[distances.width()];
            for (int row = from; row < to; row++) {
                int offset = row * queries.columns();
                Tour tour = Tour.from(queries.values(), offset, tree.leaves());
                NearestSoFar nearest = search(new Query(queries.values(), offset, -1), tour, out);
                System.arraycopy(nearest.rows, 0, found, row * neighbours, neighbours);
            }
        });
        return found;
    }

    /**
     * The row whose neighbours are searched.
     *
     * @param offset index of its first value in {@code values}
     * @param row its index in the searched matrix, which excludes it from its own neighbours; -1 if it is in another matrix
     */
    private record Query(float[] values, int offset, int row) {}

    /** All leaves by ascending distance from a leaf or a row, with the squares of these distances. */
    private record Tour(int leaf, int[] order, double[] gaps) {
        static Tour from(float[] values, int offset, List<RowTree.RowLeaf> leaves) {
            return of(
                    -1,
                    leaves.stream()
                            .mapToDouble(leaf -> leaf.gap(values, offset))
                            .toArray());
        }

        static Tour from(int leaf, List<RowTree.RowLeaf> leaves) {
            double[] gapOfLeaf =
                    leaves.stream().mapToDouble(leaves.get(leaf)::gap).toArray();
            // Other boxes may touch this one, but the nearest rows are most likely in this leaf.
            gapOfLeaf[leaf] = -1;
            return of(leaf, gapOfLeaf);
        }

        private static Tour of(int leaf, double[] gapOfLeaf) {
            int[] order = IntStream.range(0, gapOfLeaf.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(other -> gapOfLeaf[other]))
                    .mapToInt(Integer::intValue)
                    .toArray();
            return new Tour(
                    leaf,
                    order,
                    Arrays.stream(order).mapToDouble(i -> gapOfLeaf[i]).toArray());
        }
    }

    private NearestSoFar search(Query query, Tour tour, float[] out) {
        NearestSoFar nearest = new NearestSoFar(neighbours);
        for (int i = 0; i < tour.order.length; i++) {
            double limit = nearest.worst() * (1 + slack);
            if (nearest.worst() == 0 || tour.gaps[i] > limit) {
                break;
            }
            RowTree.RowLeaf leaf = tree.leaves().get(tour.order[i]);
            if (leaf.gap(query.values, query.offset) <= limit) {
                search(query, leaf, nearest, out);
            }
        }
        return nearest;
    }

    private void search(Query query, RowTree.RowLeaf leaf, NearestSoFar nearest, float[] out) {
        int width = distances.width();
        int columns = matrix.columns();
        int[] rows = leaf.rows();
        for (int first = 0; first < rows.length && nearest.worst() > 0; first += width) {
            distances.measure(query.values, query.offset, columns, leaf.panels(), first * columns, out);
            int count = Math.min(width, rows.length - first);
            for (int i = 0; i < count; i++) {
                int row = rows[first + i];
                if (out[i] <= nearest.worst() * (1 + slack) && row != query.row) {
                    nearest.offer(exact(query, row), row);
                }
            }
        }
    }

    private double exact(Query query, int row) {
        int columns = matrix.columns();
        double sum = 0;
        for (int c = 0; c < columns; c++) {
            double difference = (double) query.values[query.offset + c] - matrix.get(row, c);
            sum += difference * difference;
        }
        return sum;
    }

    /** The nearest rows found so far, by ascending distance. */
    private static final class NearestSoFar {
        private final int[] rows;
        private final double[] squares;

        NearestSoFar(int count) {
            rows = new int[count];
            squares = new double[count];
            Arrays.fill(squares, Double.POSITIVE_INFINITY);
        }

        double worst() {
            return squares[squares.length - 1];
        }

        void offer(double square, int row) {
            if (square >= worst()) {
                return;
            }
            int at = squares.length - 1;
            while (at > 0 && squares[at - 1] > square) {
                squares[at] = squares[at - 1];
                rows[at] = rows[at - 1];
                at--;
            }
            squares[at] = square;
            rows[at] = row;
        }
    }
}
