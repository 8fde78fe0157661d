package io.gruard.experiment.selection;

import io.gruard.core.Encoder;
import io.gruard.core.EncoderSettings;
import io.gruard.core.FittedEncoder;
import io.gruard.core.Matrix;
import io.gruard.core.Records;
import io.gruard.core.Scaling;
import io.gruard.core.Split;
import io.gruard.model.Prototypes;
import io.gruard.training.novelty.PrototypeFit;
import io.gruard.training.novelty.PrototypeSettings;
import io.gruard.training.protocol.Seeds;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Variants of attacks as clusters of the rows of a label. One cluster counts as known, the others as variants. */
final class Variants {
    /** Minimum number of rows of a label. Clusters of fewer rows would be random. */
    private static final int MIN_ROWS = 50;

    private static final PrototypeSettings CLUSTERS = new PrototypeSettings(3, 5_000, 30);

    private Variants() {}

    /**
     * Returns the rows of the smallest cluster of each frequent attack label, by k-means on the encoded rows. A label whose rows
     * are all equal is omitted.
     *
     * @return row indices by label
     */
    static Map<String, int[]> known(Records all, long seed) {
        Split whole = Split.byRows(all, IntStream.range(0, all.rows()).toArray(), new int[0]);
        FittedEncoder encoder = Encoder.fit(whole.training(), new EncoderSettings(Scaling.SIGNED_LOG));
        Map<String, int[]> known = new TreeMap<>();
        Question.attacksByLabel(all, row -> true).forEach((label, rows) -> {
            if (rows.length >= MIN_ROWS) {
                int[] cluster = clusters(
                        encoder.apply(all.select(rows).table()).matrix(), Seeds.of(seed, "variants of " + label));
                int smallest = smallest(cluster);
                int[] chosen = IntStream.range(0, rows.length)
                        .filter(i -> cluster[i] == smallest)
                        .map(i -> rows[i])
                        .toArray();
                if (chosen.length < rows.length) {
                    known.put(label, chosen);
                }
            }
        });
        return known;
    }

    private static int[] clusters(Matrix rows, long seed) {
        Prototypes centres = PrototypeFit.fit(rows, CLUSTERS, 1, seed);
        float[] halves = centres.halfSquares();
        float[] scratch = new float[centres.count()];
        return IntStream.range(0, rows.rows())
                .map(row -> centres.nearest(rows.values(), row * rows.columns(), halves, scratch))
                .toArray();
    }

    /** Returns the smallest cluster that is not empty. */
    private static int smallest(int[] clusterOfRow) {
        int[] counts = new int[CLUSTERS.prototypes()];
        for (int cluster : clusterOfRow) {
            counts[cluster]++;
        }
        int smallest = clusterOfRow[0];
        for (int cluster = 0; cluster < counts.length; cluster++) {
            if (counts[cluster] > 0 && counts[cluster] < counts[smallest]) {
                smallest = cluster;
            }
        }
        return smallest;
    }
}
