package io.gruard.experiment;

import io.gruard.core.Records;
import io.gruard.core.Shuffle;
import io.gruard.training.protocol.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Some rows of many, for a quick look. */
final class Subsample {
    /** Of a rare class so many are taken where there are so many: enough for a validation row or two and SMOTE's neighbours. */
    private static final int FEWEST_OF_A_CLASS = 20;

    private Subsample() {}

    /** About {@code rows} rows in their old order, classes in proportion but none below {@value #FEWEST_OF_A_CLASS} rows. */
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
                        expected(counts[c], (double) rows / all.rows()),
                        random)))
                .sorted()
                .toArray();
        return all.select(chosen);
    }

    private static int expected(int count, double share) {
        return Math.min(count, Math.max(FEWEST_OF_A_CLASS, (int) Math.round(count * share)));
    }
}
