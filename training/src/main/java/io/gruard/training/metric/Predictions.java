package io.gruard.training.metric;

import io.gruard.core.Classes;
import io.gruard.core.Matrix;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The predictions of a classifier for the rows of one evaluation.
 *
 * @param evaluation name of the evaluation, such as {@code KDDTest+}, {@code fold-1}, {@code pooled} or {@code holdout}
 * @param classes the task's classes
 * @param rows the number of each row in its file, counted from 1; 0 for a synthetic row, which is in no file
 * @param actual true class of each row
 * @param probabilities (rows, classes)
 * @param verdicts verdicts from probabilities and novelty; null if novelty was not measured
 * @param uncalibrated the probabilities before calibration (rows, classes); null if there was no calibration or they are
 *     unknown
 * @param seconds wall-clock time of encoding and scoring all rows
 * @param context what is known of the rows besides their features; null if nothing is
 */
public record Predictions(
        String evaluation,
        Classes classes,
        int[] rows,
        int[] actual,
        Matrix probabilities,
        @Nullable VerdictRows verdicts,
        @Nullable Matrix uncalibrated,
        double seconds,
        @Nullable TestContext context) {
    /** Lower limit of probabilities in the log loss. It keeps a single row of probability 0 from making the loss infinite. */
    public static final double MIN_PROBABILITY = 1e-15;

    public Predictions {
        if (rows.length != actual.length || rows.length != probabilities.rows()) {
            throw new IllegalArgumentException(evaluation + ": expected " + rows.length + " classes and rows of"
                    + " probabilities, found " + actual.length + " and " + probabilities.rows());
        }
        if (probabilities.columns() != classes.size()) {
            throw new IllegalArgumentException(evaluation + ": expected " + classes.size()
                    + " probabilities in each row, one for each class, found " + probabilities.columns());
        }
    }

    /** Makes predictions without verdicts. */
    public Predictions(
            String evaluation, Classes classes, int[] rows, int[] actual, Matrix probabilities, double seconds) {
        this(evaluation, classes, rows, actual, probabilities, null, null, seconds, null);
    }

    /** Returns the number of rows. */
    public int count() {
        return rows.length;
    }

    /** Returns the predictions with another name of the evaluation. */
    public Predictions named(String name) {
        return new Predictions(name, classes, rows, actual, probabilities, verdicts, uncalibrated, seconds, context);
    }

    /** Returns the predictions with what is known of the rows besides. */
    public Predictions with(TestContext known) {
        return new Predictions(
                evaluation, classes, rows, actual, probabilities, verdicts, uncalibrated, seconds, known);
    }

    /** Returns the most probable class of a row, or the first of equally probable ones. */
    public int predicted(int row) {
        int best = 0;
        for (int c = 1; c < classes.size(); c++) {
            if (probabilities.get(row, c) > probabilities.get(row, best)) {
                best = c;
            }
        }
        return best;
    }

    /** Returns the mean of −ln p(true class). Smaller probabilities count as {@link #MIN_PROBABILITY}. */
    public double logLoss() {
        double sum = 0;
        for (int row = 0; row < count(); row++) {
            sum -= Math.log(Math.max(probabilities.get(row, actual[row]), MIN_PROBABILITY));
        }
        return sum / count();
    }

    /** Concatenates the rows of several evaluations and adds up their times. */
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
                name,
                classes,
                rows,
                actual,
                probabilities,
                verdicts(parts),
                uncalibrated(parts, classes),
                seconds,
                context(parts));
    }

    private static @Nullable TestContext context(List<Predictions> parts) {
        List<TestContext> contexts = new ArrayList<>();
        for (Predictions part : parts) {
            if (part.context != null) {
                contexts.add(part.context);
            }
        }
        return contexts.size() == parts.size()
                ? TestContext.pooled(
                        contexts, parts.stream().mapToInt(Predictions::count).toArray())
                : null;
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

    /** Returns predictions with the probabilities before calibration, or null if there are none. */
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
