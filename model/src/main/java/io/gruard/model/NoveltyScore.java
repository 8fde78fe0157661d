package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.nn.Activations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the measures that a {@link NoveltyDetector} adds up.
 *
 * @param view what of a record it measures
 * @param measure fitted to benign training rows
 * @param weight its energy counts times this
 */
public record NoveltyScore(View view, NoveltyMeasure measure, double weight) {
    /** What of a record is measured. */
    public enum View {
        /** The record itself, by the detector's encoder. */
        COLUMNS("columns"),
        /** What enters the last layer of the classifier. */
        FEATURES("features"),
        /** What leaves it. */
        LOGITS("logits");

        /** For messages. */
        private final String word;

        View(String word) {
            this.word = word;
        }

        public String id() {
            return word;
        }
    }

    public NoveltyScore {
        if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the weight of a measure must be above 0, found " + weight);
        }
    }

    /** Whether the classifier's activations are needed. */
    boolean readsNetwork() {
        return view != View.COLUMNS;
    }

    /** The energies of rows, not weighed. */
    float[] energies(Matrix columns, @Nullable Activations activations) {
        if (view == View.COLUMNS) {
            return measure.energies(columns);
        }
        if (activations == null) {
            throw new IllegalArgumentException(
                    "novelty that measures the " + view.id() + " of a network needs its activations, found none");
        }
        return measure.energies(view == View.FEATURES ? activations.features() : activations.logits());
    }

    /** The weighed sum of the scores' energies, one a row. */
    public static float[] sum(List<NoveltyScore> scores, Matrix columns, @Nullable Activations activations) {
        float[] sum = new float[columns.rows()];
        for (NoveltyScore score : scores) {
            float[] energies = score.energies(columns, activations);
            float weight = (float) score.weight();
            for (int row = 0; row < sum.length; row++) {
                sum[row] += weight * energies[row];
            }
        }
        return sum;
    }
}
