package io.gruard.training.metric;

import io.gruard.core.Classes;
import io.gruard.core.Matrix;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a classifier said about the rows of one evaluation.
 *
 * @param evaluation name of the evaluation: {@code KDDTest+}, {@code fold-1}, {@code pooled}, {@code holdout}
 * @param classes the task's classes
 * @param rows number of each row in the file it was read from, from 1; 0 for a synthetic row, which no file holds
 * @param actual true class of each row
 * @param probabilities (rows, classes)
 * @param verdicts what was made of probabilities and novelty; null where no novelty was measured
 * @param uncalibrated what the probabilities were before calibration, (rows, classes); null where they were not calibrated or it
 *     is not known
 * @param seconds wall-clock time of scoring all rows, encoding included
 */
public record Predictions(
        String evaluation,
        Classes classes,
        int[] rows,
        int[] actual,
        Matrix probabilities,
        @Nullable VerdictRows verdicts,
        @Nullable Matrix uncalibrated,
        double seconds) {
    /** Keeps a single row of probability 0 from making the log loss infinite. */
    public static final double SMALLEST_PROBABILITY = 1e-15;

    public Predictions {
        if (rows.length != actual.length || rows.length != probabilities.rows()) {
            throw new IllegalArgumentException(evaluation + ": " + rows.length + " row numbers, " + actual.length
                    + " classes and " + probabilities.rows() + " rows of probabilities; the three must be equal");
        }
        if (probabilities.columns() != classes.size()) {
            throw new IllegalArgumentException(evaluation + ": " + probabilities.columns() + " probabilities a row for "
                    + classes.size() + " classes");
        }
    }

    /** Without verdicts. */
    public Predictions(
            String evaluation, Classes classes, int[] rows, int[] actual, Matrix probabilities, double seconds) {
        this(evaluation, classes, rows, actual, probabilities, null, null, seconds);
    }

    public int count() {
        return rows.length;
    }

    /** The same under another name. */
    public Predictions named(String name) {
        return new Predictions(name, classes, rows, actual, probabilities, verdicts, uncalibrated, seconds);
    }

    /** The most probable class of a row; of equally probable ones the first. */
    public int predicted(int row) {
        int best = 0;
        for (int c = 1; c < classes.size(); c++) {
            if (probabilities.get(row, c) > probabilities.get(row, best)) {
                best = c;
            }
        }
        return best;
    }

    /** Mean of −ln p(true class), a probability below {@link #SMALLEST_PROBABILITY} taken as that. */
    public double logLoss() {
        double sum = 0;
        for (int row = 0; row < count(); row++) {
            sum -= Math.log(Math.max(probabilities.get(row, actual[row]), SMALLEST_PROBABILITY));
        }
        return sum / count();
    }

    /** All rows of the parts one after the other, as one evaluation; the times add up. */
    public static Predictions pooled(String name, List<Predictions> parts) {
        Classes classes = parts.getFirst().classes();
        int count = parts.stream().mapToInt(Predictions::count).sum();
        int[] rows = new int[count];
        int[] actual = new int[count];
        Matrix probabilities = Matrix.zeros(count, classes.size());
        double seconds = 0;
        int at = 0;
        for (Predictions part : parts) {
            System.arraycopy(part.rows, 0, rows, at, part.count());
            System.arraycopy(part.actual, 0, actual, at, part.count());
            System.arraycopy(
                    part.probabilities.values(),
                    0,
                    probabilities.values(),
                    at * classes.size(),
                    part.probabilities.values().length);
            seconds += part.seconds;
            at += part.count();
        }
        return new Predictions(
                name, classes, rows, actual, probabilities, verdicts(parts), uncalibrated(parts, classes), seconds);
    }

    private static @Nullable Matrix uncalibrated(List<Predictions> parts, Classes classes) {
        int count = parts.stream().mapToInt(Predictions::count).sum();
        Matrix all = Matrix.zeros(count, classes.size());
        int at = 0;
        for (Predictions part : parts) {
            if (part.uncalibrated == null) {
                return null;
            }
            float[] values = part.uncalibrated.values();
            System.arraycopy(values, 0, all.values(), at, values.length);
            at += values.length;
        }
        return all;
    }

    /** The same with the probabilities that were before calibration; null where there are none. */
    public @Nullable Predictions beforeCalibration() {
        return uncalibrated == null ? null : new Predictions(evaluation, classes, rows, actual, uncalibrated, seconds);
    }

    private static @Nullable VerdictRows verdicts(List<Predictions> parts) {
        List<VerdictRows> all = new ArrayList<>();
        for (Predictions part : parts) {
            if (part.verdicts != null) {
                all.add(part.verdicts);
            }
        }
        return all.size() == parts.size() ? VerdictRows.pooled(all) : null;
    }
}
