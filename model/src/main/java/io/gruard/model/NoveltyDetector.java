package io.gruard.model;

import io.gruard.core.FittedEncoder;
import io.gruard.core.Matrix;
import io.gruard.core.Table;
import io.gruard.nn.Activations;
import io.gruard.nn.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Measures how unlike the benign training rows a record is. The energy of a record is the weighted sum of the energies
 * of its scores. Scores of the columns do not use the classifier, so they can detect an attack that the classifier
 * considers benign.
 *
 * @param encoder encodes raw records; it is separate, because distances need another scaling than the network
 * @param scores one or more
 * @param scale the energy at which the novelty is 0.5
 * @param nearestAttackClass finds the most similar attack class
 */
public record NoveltyDetector(
        FittedEncoder encoder, List<NoveltyScore> scores, double scale, NearestAttackClass nearestAttackClass) {
    public NoveltyDetector {
        scores = List.copyOf(scores);
        if (scores.isEmpty()) {
            throw new IllegalArgumentException("novelty: expected at least one score, found none");
        }
        for (NoveltyScore score : scores) {
            if (!score.readsNetwork() && encoder.width() != score.measure().width()) {
                throw new IllegalArgumentException("novelty: expected a measure of " + encoder.width()
                        + " columns, as the encoder has, found one of "
                        + score.measure().width());
            }
        }
        if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the scale of novelty must be above 0, found " + scale);
        }
        if (nearestAttackClass.width() != encoder.width()) {
            throw new IllegalArgumentException("nearest attack class: expected " + encoder.width()
                    + " columns, as the encoder has, found " + nearestAttackClass.width());
        }
    }

    /** Makes a detector with one score of the columns. */
    public NoveltyDetector(
            FittedEncoder encoder, NoveltyMeasure measure, double scale, NearestAttackClass nearestAttackClass) {
        this(encoder, List.of(new NoveltyScore(NoveltyScore.View.COLUMNS, measure, 1)), scale, nearestAttackClass);
    }

    /** The measures; several with their weights: {@code 0.02 x (1000 prototypes of 122 columns) + …}. */
    public String spec() {
        if (scores.size() == 1) {
            return scores.getFirst().measure().toString();
        }
        return scores.stream()
                .map(score -> String.format(Locale.ROOT, "%.3g x (%s)", score.weight(), score.measure()))
                .collect(Collectors.joining(" + "));
    }

    /** Whether the activations of the classifier are required. */
    public boolean readsNetwork() {
        return scores.stream().anyMatch(NoveltyScore::readsNetwork);
    }

    /**
     * The novelty of each record: {@code energy / (energy + scale)}, from 0 (benign) to 1.
     *
     * @param activations activations of the classifier for the same records, or null if not required
     * @throws IllegalArgumentException if the schema of the records is not that of the encoder, or if activations are
     *     missing
     */
    public float[] novelty(Table records, @Nullable Activations activations) {
        return novelty(encoder.apply(records).matrix(), activations);
    }

    /** The novelty of rows that {@link #encoder} has encoded. */
    public float[] novelty(Matrix encoded, @Nullable Activations activations) {
        float[] novelty = NoveltyScore.sum(scores, encoded, activations);
        for (int row = 0; row < novelty.length; row++) {
            novelty[row] = novelty[row] / (novelty[row] + (float) scale);
        }
        return novelty;
    }

    /** The arrays of all measures and of the nearest attack class, as in the model file. */
    List<Tensor> tensors() {
        List<Tensor> all = new ArrayList<>();
        for (int i = 0; i < scores.size(); i++) {
            for (Tensor tensor : scores.get(i).measure().tensors()) {
                all.add(renamed(NoveltyShape.arrays(i), tensor));
            }
        }
        nearestAttackClass.tensors().forEach(tensor -> all.add(renamed(NoveltyShape.KINSHIP_ARRAYS, tensor)));
        return all;
    }

    private static Tensor renamed(String prefix, Tensor tensor) {
        return new Tensor(prefix + tensor.name(), tensor.shape(), tensor.values());
    }
}
