package io.gruard.experiment.run;

import io.gruard.model.Thresholds;
import io.gruard.training.fit.Epoch;
import io.gruard.training.protocol.RowCounts;
import java.util.List;

/**
 * One fit of a run.
 *
 * @param seed the seed it belongs to
 * @param name {@code official}, {@code fold-2}
 * @param rows how many there were of each kind
 * @param epochs all epochs run
 * @param kept number of the epoch whose weights were kept
 * @param calibration of the probabilities, in words
 * @param novelty what measures it, in words
 * @param thresholds from where on a record is worth an alert
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

    /** Name of its files in {@code checkpoint/}, without their endings. */
    public String fileName() {
        return prefix(seed) + name;
    }

    /** How the names of a seed's files begin. */
    public static String prefix(long seed) {
        return "seed-" + seed + "-";
    }
}
