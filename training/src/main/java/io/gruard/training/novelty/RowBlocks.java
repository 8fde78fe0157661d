package io.gruard.training.novelty;

import java.util.stream.IntStream;

/** Work on rows by blocks, at once on all processors; what a row gets must not depend on the block. */
final class RowBlocks {
    private static final int ROWS = 512;

    private RowBlocks() {}

    /** Work on some neighbouring rows. */
    interface Work {
        void over(int from, int to);
    }

    /** Has all rows worked on. */
    static void forEach(int rows, Work work) {
        int blocks = (rows + ROWS - 1) / ROWS;
        IntStream.range(0, blocks)
                .parallel()
                .forEach(block -> work.over(block * ROWS, Math.min(rows, (block + 1) * ROWS)));
    }
}
