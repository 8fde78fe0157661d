package io.gruard.training.balance;

import io.gruard.core.ColumnSpan;
import io.gruard.core.Matrix;
import io.gruard.core.ParallelRanges;
import java.util.Arrays;
import java.util.List;

/** Makes the synthetic rows of one class. */
final class Synthesis {
    private final MinorityRows rows;
    private final SmoteDraws draws;

    /** Categorical features whose value the neighbours vote on. All other features are interpolated. */
    private final List<ColumnSpan> voted;

    /** The neighbours of each drawn row, nearest first. {@code placeOfRow} is the position of a row's neighbours. */
    private final int[] neighbours;

    private final int[] placeOfRow;
    private final int threads;

    private Synthesis(MinorityRows rows, SmoteDraws draws, List<ColumnSpan> voted, Matrix measured, int threads) {
        this.rows = rows;
        this.draws = draws;
        this.voted = voted;
        this.threads = threads;
        int[] queries = draws.distinctRows();
        placeOfRow = new int[rows.matrix().rows()];
        Arrays.fill(placeOfRow, -1);
        for (int i = 0; i < queries.length; i++) {
            placeOfRow[queries[i]] = i;
        }
        neighbours = NearestRows.of(measured, draws.neighbours()).find(queries, threads);
    }

    static Synthesis of(MinorityRows rows, SmoteDraws draws, Smote.Variant variant, int threads) {
        return switch (variant) {
            case SMOTE -> new Synthesis(rows, draws, List.of(), rows.matrix(), threads);
            case SMOTE_NC -> {
                List<ColumnSpan> categories =
                        rows.spans().stream().filter(ColumnSpan::categorical).toList();
                yield new Synthesis(rows, draws, categories, rows.withWeightedCategories(), threads);
            }
        };
    }

    /** Writes the synthetic rows to {@code target} (rows, columns), from row {@code firstRow}. */
    void fill(float[] target, int firstRow) {
        ParallelRanges.forEach(draws.count(), 256, threads, (from, to) -> {
            for (int i = from; i < to; i++) {
                fillRow(target, (firstRow + i) * rows.matrix().columns(), i);
            }
        });
    }

    private void fillRow(float[] target, int offset, int draw) {
        int columns = rows.matrix().columns();
        float[] values = rows.matrix().values();
        int row = draws.rows()[draw];
        int place = placeOfRow[row] * draws.neighbours();
        int start = row * columns;
        int end = neighbours[place + draws.ranks()[draw]] * columns;
        float step = (float) draws.steps()[draw];
        for (int c = 0; c < columns; c++) {
            float x = values[start + c];
            target[offset + c] = x + step * (values[end + c] - x);
        }
        for (ColumnSpan span : voted) {
            Arrays.fill(target, offset + span.first(), offset + span.first() + span.width(), 0);
            target[offset + span.first() + vote(span, row, place)] = 1;
        }
    }

    /**
     * Returns the most frequent category of the neighbours. In a tie, the category of the row wins, otherwise that of the
     * nearest neighbour.
     */
    private int vote(ColumnSpan span, int row, int place) {
        int[] votes = new int[span.width()];
        int max = 0;
        for (int i = 0; i < draws.neighbours(); i++) {
            max = Math.max(max, ++votes[category(span, neighbours[place + i])]);
        }
        int own = category(span, row);
        if (votes[own] == max) {
            return own;
        }
        for (int i = 0; ; i++) {
            int category = category(span, neighbours[place + i]);
            if (votes[category] == max) {
                return category;
            }
        }
    }

    private int category(ColumnSpan span, int row) {
        for (int i = 0; i < span.width(); i++) {
            if (rows.matrix().get(row, span.first() + i) != 0) {
                return i;
            }
        }
        throw new IllegalStateException("training row without a category of '" + span.feature() + "'");
    }
}
