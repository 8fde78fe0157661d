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
 * Measures how unlike the benign training rows a record is: the energy of a record is the weighed sum of its scores' energies. Scores
 * of the columns know nothing of the classifier, so that an attack which the classifier takes for benign can still stand out.
 *
 * @param encoder turns raw records into columns; an encoding of its own, since distances want other scales than the network
 * @param scores one or more
 * @param scale the energy at which the novelty is one half
 * @param nearestAttackClass says which attack a record is most like
 */
public record NoveltyDetector(
        FittedEncoder encoder, List<NoveltyScore> scores, double scale, NearestAttackClass nearestAttackClass) {
    public NoveltyDetector {
        scores = List.copyOf(scores);
        if (scores.isEmpty()) {
            throw new IllegalArgumentException("a novelty detector needs a score");
        }
        for (NoveltyScore score : scores) {
            if (!score.readsNetwork() && encoder.width() != score.measure().width()) {
                throw new IllegalArgumentException("the measure takes "
                        + score.measure().width() + " columns, the encoder gives " + encoder.width());
            }
        }
        if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("the scale of novelty must be above 0, found " + scale);
        }
        if (nearestAttackClass.width() != encoder.width()) {
            throw new IllegalArgumentException(
                    "kinship takes " + nearestAttackClass.width() + " columns, the encoder gives " + encoder.width());
        }
    }

    /** A detector of one score, of the columns. */
    public NoveltyDetector(
            FittedEncoder encoder, NoveltyMeasure measure, double scale, NearestAttackClass nearestAttackClass) {
        this(encoder, List.of(new NoveltyScore(NoveltyScore.View.COLUMNS, measure, 1)), scale, nearestAttackClass);
    }

    /** The measures, of several with their weights: {@code 0.02 x (1000 prototypes of 122 columns) + …}. */
    public String spec() {
        if (scores.size() == 1) {
            return scores.getFirst().measure().toString();
        }
        return scores.stream()
                .map(score -> String.format(Locale.ROOT, "%.3g x (%s)", score.weight(), score.measure()))
                .collect(Collectors.joining(" + "));
    }

    /** Whether the classifier's activations are needed. */
    public boolean readsNetwork() {
        return scores.stream().anyMatch(NoveltyScore::readsNetwork);
    }

    /**
     * The novelty of each record: {@code energy / (energy + scale)}, from 0 (as benign as can be) to 1.
     *
     * @param activations of the classifier for the same records; null where none is needed
     * @throws IllegalArgumentException if the records' schema is not the encoder's, or activations are missing
     */
    public float[] novelty(Table records, @Nullable Activations activations) {
        return novelty(encoder.apply(records).matrix(), activations);
    }

    /** The same of rows that {@link #encoder} has encoded. */
    public float[] novelty(Matrix encoded, @Nullable Activations activations) {
        float[] novelty = NoveltyScore.sum(scores, encoded, activations);
        for (int row = 0; row < novelty.length; row++) {
            novelty[row] = novelty[row] / (novelty[row] + (float) scale);
        }
        return novelty;
    }

    /** The arrays of all measures and of kinship, as the model file holds them. */
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
