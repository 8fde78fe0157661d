package io.gruard.model;

import io.gruard.core.Matrix;
import io.gruard.nn.Activations;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of the measures whose energies a {@link NoveltyDetector} adds.
 *
 * @param view the representation of a record that it measures
 * @param measure measure, fitted to benign training rows
 * @param weight factor of its energy
 */
public record NoveltyScore(View view, NoveltyMeasure measure, double weight) {
    /** A representation of a record. */
    public enum View {
        /** The record as encoded by the detector's encoder. */
        COLUMNS("columns"),
        /** The input of the last layer of the classifier. */
        FEATURES("features"),
        /** The output of the last layer of the classifier. */
        LOGITS("logits");

        /** The name in messages. */
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

    /** Whether the activations of the classifier are required. */
    boolean readsNetwork() {
        return view != View.COLUMNS;
    }

    /** The energies of rows, without the weight. */
    float[] energies(Matrix columns, @Nullable Activations activations) {
        if (view == View.COLUMNS) {
            return measure.energies(columns);
        }
        if (activations == null) {
            throw new IllegalArgumentException(
                    "a measure of the " + view.id() + " requires the activations of the classifier, found none");
        }
        return measure.energies(view == View.FEATURES ? activations.features() : activations.logits());
    }

    /** The weighted sum of the energies of all scores for each row. */
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
