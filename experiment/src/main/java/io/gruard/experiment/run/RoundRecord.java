package io.gruard.experiment.run;

import io.gruard.model.Thresholds;
import io.gruard.training.fit.Epoch;
import io.gruard.training.protocol.RowCounts;
import java.util.List;

/**
 * One fit of a run.
 *
 * @param seed its random seed
 * @param name such as {@code official} or {@code fold-2}
 * @param rows number of rows of each kind
 * @param epochs all epochs
 * @param kept number of the epoch whose weights were kept
 * @param calibration description of the calibration
 * @param novelty description of the novelty measures
 * @param thresholds thresholds of alerts
 */
public record RoundRecord(
        long seed,
        String name,
        RowCounts rows,
        List<Epoch> epochs,
        int kept,
        String calibration,
        String novelty,
        Thresholds thresholds) {
    public RoundRecord {
        epochs = List.copyOf(epochs);
    }

    /** Returns the name of its files in {@code checkpoint/} without extension. */
    public String fileName() {
        return prefix(seed) + name;
    }

    /** Returns the prefix of the file names of a seed. */
    public static String prefix(long seed) {
        return "seed-" + seed + "-";
    }
}
