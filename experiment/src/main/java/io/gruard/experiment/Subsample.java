package io.gruard.experiment;

import io.gruard.core.Records;
import io.gruard.core.Shuffle;
import io.gruard.training.protocol.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Draws a stratified sample of rows, for quick runs. */
final class Subsample {
    /** Minimum number of rows of a class, if it has them. It allows for validation rows and the neighbours of SMOTE. */
    private static final int MIN_ROWS_PER_CLASS = 20;

    private Subsample() {}

    /**
     * Draws about {@code rows} rows and keeps their order. Classes keep their shares, but each has at least {@value
     * #MIN_ROWS_PER_CLASS} rows.
     */
    static Records of(Records all, int rows, long seed) {
        if (rows >= all.rows()) {
            return all;
        }
        int[] classOfRow = all.labels().classOfRow();
        int[] counts = all.labels().counts();
        SplittableRandom random = new SplittableRandom(Seeds.of(seed, "subsample"));
        int[] chosen = IntStream.range(0, counts.length)
                .flatMap(c -> Arrays.stream(Shuffle.sample(
                        IntStream.range(0, classOfRow.length)
                                .filter(row -> classOfRow[row] == c)
                                .toArray(),
                        sampleSize(counts[c], (double) rows / all.rows()),
                        random)))
                .sorted()
                .toArray();
        return all.select(chosen);
    }

    private static int sampleSize(int count, double share) {
        return Math.min(count, Math.max(MIN_ROWS_PER_CLASS, (int) Math.round(count * share)));
    }
}
